package dev.granary.statistics;

/**
 * Numbers in order, or narrow ranges of them, and how often each was met. What is told of a
 * quantile is where it lies for certain: no chance is in it.
 */
public final class Ranges {
  private final long[] keys;
  private final long[] counts;
  private final int dropped;
  private final long total;

  Ranges(long[] keys, long[] counts, int dropped) {
    this.keys = keys;
    this.counts = counts;
    this.dropped = dropped;
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    total = sum;
  }

  public int size() {
    return keys.length;
  }

  public long total() {
    return total;
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
    long rank = Math.min(total, Math.max(1, (long) Math.ceil(share * total)));
    long seen = 0;
    for (int range = 0; range < keys.length; range++) {
      seen += counts[range];
      if (seen >= rank) {
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
    double seen = 0;
    for (int range = 0; range < keys.length; range++) {
      double least = least(range);
      if (least > value) {
        break;
      }
      double most = most(range);
      seen += value >= most ? counts[range] : counts[range] * ((value - least) / (most - least));
    }
    return seen;
  }
}
