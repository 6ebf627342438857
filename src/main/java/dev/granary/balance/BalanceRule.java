package dev.granary.balance;

import java.io.Serializable;
import java.util.Map;

/** How classes, known by the hash of their label, are brought into proportion. */
public sealed interface BalanceRule extends Serializable {
  /** Nothing is changed; classes are counted all the same. */
  record AsTheyAre() implements BalanceRule {}

  /** No class has more than {@code ratio} times the records of the smallest. */
  record AtMost(double ratio) implements BalanceRule {}

  /** The largest set in which each class has its share; classes without a share go. */
  record Shares(Map<Long, Double> shares) implements BalanceRule {
    public Shares {
      shares = Map.copyOf(shares);
    }
  }

  /** Each record of a class is written as often as the number says; others once. */
  record Copies(Map<Long, Integer> copies) implements BalanceRule {
    public Copies {
      copies = Map.copyOf(copies);
    }
  }
}
