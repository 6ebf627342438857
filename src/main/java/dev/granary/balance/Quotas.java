package dev.granary.balance;

import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Shares;
import java.util.Map;
import java.util.TreeMap;

/** How many records of each class may stay: pure arithmetic on exact counts. */
final class Quotas {
  private Quotas() {}

  /** The quota of every class that must lose records; a class that is not named keeps all. */
  static Map<ClassKey, Long> of(BalancePlan plan, ClassCounts counts) {
    TreeMap<ClassKey, Long> quotas = new TreeMap<>();
    for (int split : plan.splits()) {
      Map<Long, Long> classes = classesOf(split, counts);
      if (classes.isEmpty()) {
        continue;
      }
      Map<Long, Long> wanted = wanted(plan.rule(), classes);
      wanted.forEach(
          (label, quota) -> {
            if (quota < classes.getOrDefault(label, 0L)) {
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
              if (key.split() == split) {
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
      return shares(shares.shares(), classes);
    }
    return Map.of();
  }

  private static Map<Long, Long> atMost(double ratio, Map<Long, Long> classes) {
    long smallest = classes.values().stream().mapToLong(Long::longValue).min().orElse(0);
    long most = (long) Math.floor(smallest * ratio);
    TreeMap<Long, Long> wanted = new TreeMap<>();
    classes.keySet().forEach(label -> wanted.put(label, most));
    return wanted;
  }

  /** The total is the most that every share can be taken from; each part is rounded to nearest. */
  private static Map<Long, Long> shares(Map<Long, Double> shares, Map<Long, Long> classes) {
    double total = Double.MAX_VALUE;
    for (Map.Entry<Long, Double> share : new TreeMap<>(shares).entrySet()) {
      if (share.getValue() > 0) {
        total = Math.min(total, classes.getOrDefault(share.getKey(), 0L) / share.getValue());
      }
    }
    TreeMap<Long, Long> wanted = new TreeMap<>();
    for (long label : classes.keySet()) {
      double part = Math.floor(total + 1e-9) * shares.getOrDefault(label, 0.0);
      wanted.put(label, Math.min(Math.round(part), classes.getOrDefault(label, 0L)));
    }
    return wanted;
  }
}
