package dev.granary.statistics;

/**
 * Numbers in order, or narrow ranges of them, and how often each was met. What is told of a
 * quantile is where it lies for certain: no chance is in it.
 */
public final class Ranges {
  private final long[] keys;
  private final long[] counts;
  private final int dropped;

  /** How many numbers are in a range and in those before it. */
  private final long[] seen;

  Ranges(long[] keys, long[] counts, int dropped) {
    this.keys = keys;
    this.counts = counts;
    this.dropped = dropped;
    seen = counts.clone();
    for (int range = 1; range < seen.length; range++) {
      seen[range] += seen[range - 1];
    }
  }

  public int size() {
    return keys.length;
  }

  public long total() {
    return upTo(seen.length);
  }

  /** Whether each range is one number. */
  public boolean isExact() {
    return dropped == 0;
  }

  public long count(int range) {
    return counts[range];
  }

  /** The least number that a range may hold. */
  public double least(int range) {
    return Sortable.value(keys[range] << dropped);
  }

  /** The greatest number that a range may hold. */
  public double most(int range) {
    return Sortable.value((keys[range] << dropped) | ((1L << dropped) - 1));
  }

  /** A number in the middle of a range. */
  public double middle(int range) {
    return dropped == 0 ? least(range) : least(range) / 2 + most(range) / 2;
  }

  /** The range of the number that so large a share of all numbers does not exceed. */
  public int quantile(double share) {
    long rank = Math.min(total(), Math.max(1, (long) Math.ceil(share * total())));
    for (int range = 0; range < keys.length; range++) {
      if (seen[range] >= rank) {
        return range;
      }
    }
    throw new IllegalStateException("there are no numbers");
  }

  /**
   * How many numbers are not above one; those of the range that it lies within are taken to lie
   * evenly.
   */
  public double upTo(double value) {
    int range = rangesTo(value) - 1;
    if (range < 0) {
      return 0;
    }
    double least = least(range);
    double most = most(range);
    double its = value >= most ? counts[range] : counts[range] * ((value - least) / (most - least));
    return upTo(range) + its;
  }

  /** How many numbers are in the first ranges. */
  private long upTo(int ranges) {
    return ranges == 0 ? 0 : seen[ranges - 1];
  }

  /** How many ranges begin at a number or before it: each half of them is asked in the middle. */
  private int rangesTo(double value) {
    int from = 0;
    int to = keys.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (least(middle) > value) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
