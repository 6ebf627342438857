package dev.granary.balance;

import dev.granary.coding.Partitions;
import java.io.Serializable;
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

  /** Whether the rule says how many records of a class may stay. */
  boolean hasQuotas() {
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
