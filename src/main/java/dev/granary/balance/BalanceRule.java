package dev.granary.balance;

import java.io.Serializable;
import java.util.Map;

/** How classes, known by the hash of their label, are brought into proportion. */
public sealed interface BalanceRule extends Serializable {
  /** Nothing is changed; classes are counted all the same. */
  record AsTheyAre() implements BalanceRule {}

  /** No class has more than {@code ratio} times the records of the smallest. */
  record AtMost(double ratio) implements BalanceRule {
    public AtMost {
      if (!(ratio >= 1) || Double.isInfinite(ratio)) {
        throw new IllegalArgumentException("a ratio of " + ratio + " lets the smallest class lose");
      }
    }
  }

  /**
   * The largest set in which each class has its share, to the record; classes without a share go,
   * and all go where one with a share has no record.
   */
  record Shares(Map<Long, Double> shares) implements BalanceRule {
    public Shares {
      for (double share : shares.values()) {
        if (!(share > 0 && share <= 1)) {
          throw new IllegalArgumentException("no class can have a share of " + share);
        }
      }
      shares = Map.copyOf(shares);
    }
  }

  /** Each record of a class is written as often as the number says; others once. */
  record Copies(Map<Long, Integer> copies) implements BalanceRule {
    /** Rows number copies in two bytes. */
    private static final int MOST = 1 << 16;

    public Copies {
      for (int times : copies.values()) {
        if (times < 1 || times > MOST) {
          throw new IllegalArgumentException("no record can be written " + times + " times");
        }
      }
      copies = Map.copyOf(copies);
    }
  }
}
