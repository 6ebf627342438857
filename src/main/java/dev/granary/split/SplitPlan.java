package dev.granary.split;

import java.io.Serializable;
import java.util.List;

/**
 * The shares of the splits in order; what they leave of 1 belongs to none.
 *
 * @param groupBy the indexes of the fields whose equal values stay together, records without any
 *     value too; empty: by record id
 */
public record SplitPlan(long seed, List<Double> shares, List<Integer> groupBy)
    implements Serializable {
  /** What shares such as ten times 0.1 may be away from 1 when they are added up. */
  static final double TOLERANCE = 1e-9;

  /** The most splits: a row has one byte for its split, and the last value means none. */
  public static final int MOST = 255;

  public SplitPlan {
    shares = List.copyOf(shares);
    groupBy = List.copyOf(groupBy);
    if (shares.isEmpty() || shares.size() > MOST) {
      throw new IllegalArgumentException(
          "splits: 1 to " + MOST + " are possible, not " + shares.size());
    }
    double sum = 0;
    for (double share : shares) {
      if (!(share > 0)) {
        throw new IllegalArgumentException("splits: a share must be above 0, not " + share);
      }
      sum += share;
    }
    if (sum > 1 + TOLERANCE) {
      throw new IllegalArgumentException("splits: shares add up to " + sum + ", more than 1");
    }
  }
}
