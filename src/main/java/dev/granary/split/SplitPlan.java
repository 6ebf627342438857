package dev.granary.split;

import dev.granary.record.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * How records are dealt to splits.
 *
 * @param groupBy the indexes of the fields whose equal values stay together, records without any
 *     value too; empty: by record id
 */
public record SplitPlan(long seed, Way way, List<Integer> groupBy) implements Serializable {
  /** What shares such as ten times 0.1 may be away from 1 when they are added up. */
  static final double TOLERANCE = 1e-9;

  /** The most splits: a row has one byte for its split, and the last two values mean none. */
  public static final int MOST = 254;

  /** What decides. */
  public sealed interface Way extends Serializable permits Shares, Times {}

  /** A hash: the shares of the splits in order; what they leave of 1 belongs to none. */
  public record Shares(List<Double> shares) implements Way {
    public Shares {
      shares = List.copyOf(shares);
      requirePossible(shares.size());
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

  /**
   * A date of the record: each split but the first begins at one, and ends where the next begins.
   *
   * @param field the index of the field with the date
   * @param starts in seconds since 1970, ascending: one fewer than there are splits
   * @param gap so many seconds before a split begins, records belong to none
   */
  public record Times(int field, List<Long> starts, long gap) implements Way {
    public Times {
      starts = List.copyOf(starts);
      requirePossible(starts.size() + 1);
      for (int i = 1; i < starts.size(); i++) {
        if (starts.get(i - 1) >= starts.get(i)) {
          throw new IllegalArgumentException("splits: a split begins before the one before it");
        }
      }
      if (gap < 0) {
        throw new IllegalArgumentException("splits: a gap must not be negative, is " + gap);
      }
    }
  }

  public SplitPlan {
    groupBy = List.copyOf(groupBy);
  }

  /** Splits by shares. */
  public SplitPlan(long seed, List<Double> shares, List<Integer> groupBy) {
    this(seed, new Shares(shares), groupBy);
  }

  /** What is wrong with a record without a date, as checks say it. */
  public String undated(Schema schema) {
    return way instanceof Times times
        ? schema.field(times.field()).name()
            + ": date: neither like 2025-01-31 nor like 2025-01-31T18:30:00Z"
        : "no date is asked for";
  }

  private static void requirePossible(int splits) {
    if (splits < 1 || splits > MOST) {
      throw new IllegalArgumentException("splits: 1 to " + MOST + " are possible, not " + splits);
    }
  }
}
