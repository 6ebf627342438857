package dev.granary.balance;

import dev.granary.coding.Partitions;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * Which splits are balanced, and how.
 *
 * @param order the partitions that rows of the order go to
 * @param ledger the partitions that verdicts go to
 */
public record BalancePlan(
    BalanceRule rule, Set<Integer> splits, long seed, Partitions order, Partitions ledger)
    implements Serializable {
  public BalancePlan {
    splits = Set.copyOf(splits);
  }

  /** How many of the records of so many classes stay, each counted once. */
  public long kept(ClassCounts counts) {
    Map<ClassKey, Long> quotas = hasQuotas() ? Quotas.of(this, counts) : Map.of();
    return counts.counts().entrySet().stream()
        .mapToLong(entry -> quotas.getOrDefault(entry.getKey(), entry.getValue()))
        .sum();
  }

  /** How many further copies the records of so many classes get. */
  public long copies(ClassCounts counts) {
    return counts.counts().entrySet().stream()
        .mapToLong(entry -> entry.getValue() * (copiesOf(entry.getKey()) - 1))
        .sum();
  }

  /** Whether the rule says how many records of a class may stay. */
  public boolean hasQuotas() {
    return rule instanceof BalanceRule.AtMost || rule instanceof BalanceRule.Shares;
  }

  /** How often each record of a class is written. */
  int copiesOf(ClassKey key) {
    if (rule instanceof BalanceRule.Copies copies && splits.contains(key.split())) {
      return copies.copies().getOrDefault(key.label(), 1);
    }
    return 1;
  }
}
