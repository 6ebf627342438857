package dev.granary.split;

import java.io.Serializable;
import java.util.List;

/**
 * The shares of the splits in order; what they leave of 1 belongs to none.
 *
 * @param groupBy the indexes of the fields whose equal values stay together; empty: by record id
 */
public record SplitPlan(long seed, List<Double> shares, List<Integer> groupBy)
    implements Serializable {
  /** The most splits: a row has one byte for its split, and the last value means none. */
  public static final int MOST = 255;

  public SplitPlan {
    shares = List.copyOf(shares);
    groupBy = List.copyOf(groupBy);
    if (shares.isEmpty() || shares.size() > MOST) {
      throw new IllegalArgumentException("splits: 1 to 255 are possible, not " + shares.size());
    }
  }
}
