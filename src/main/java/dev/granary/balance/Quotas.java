package dev.granary.balance;

import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Shares;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** How many records of each class may stay: exact arithmetic on exact counts. */
final class Quotas {
  private static final BigDecimal ALL = BigDecimal.valueOf(Long.MAX_VALUE);

  private Quotas() {}

  /** The quota of every class that must lose records; a class that is not named keeps all. */
  static Map<ClassKey, Long> of(BalancePlan plan, ClassCounts counts) {
    TreeMap<ClassKey, Long> quotas = new TreeMap<>();
    for (int split : plan.splits()) {
      Map<Long, Long> classes = classesOf(split, counts);
      Map<Long, Long> wanted = wanted(plan.rule(), classes);
      classes.forEach(
          (label, count) -> {
            long quota = wanted.getOrDefault(label, 0L);
            if (quota < count) {
              quotas.put(new ClassKey(split, label), quota);
            }
          });
    }
    return quotas;
  }

  private static Map<Long, Long> classesOf(int split, ClassCounts counts) {
    TreeMap<Long, Long> classes = new TreeMap<>();
    counts
        .counts()
        .forEach(
            (key, count) -> {
              if (key.split() == split && count > 0) {
                classes.put(key.label(), count);
              }
            });
    return classes;
  }

  private static Map<Long, Long> wanted(BalanceRule rule, Map<Long, Long> classes) {
    if (rule instanceof AtMost atMost) {
      return atMost(atMost.ratio(), classes);
    }
    if (rule instanceof Shares shares) {
      return Apportionment.largest(shares.shares(), classes);
    }
    return classes;
  }

  private static Map<Long, Long> atMost(double ratio, Map<Long, Long> classes) {
    long smallest = classes.values().stream().mapToLong(Long::longValue).min().orElse(0);
    BigDecimal most = BigDecimal.valueOf(ratio).multiply(BigDecimal.valueOf(smallest));
    TreeMap<Long, Long> wanted = new TreeMap<>();
    classes.keySet().forEach(label -> wanted.put(label, most.min(ALL).longValue()));
    return wanted;
  }
}
