package dev.granary.coding;

import dev.granary.record.StableHash;

/**
 * Hashes of runs of words. One that moves on by a word costs two multiplications, whatever its
 * length; equal runs have equal hashes everywhere, and two runs of other words share one with a
 * chance of one in 2^64.
 */
public final class Grams {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private Grams() {}

  /** The sum over the words of a run, for {@link #hash}. */
  public static long sum(long[] words, int from, int size) {
    long sum = 0;
    for (int word = from; word < from + size; word++) {
      sum = sum * BASE + words[word];
    }
    return sum;
  }

  /** What the first word of a run of this size weighs in its sum. */
  public static long weight(int size) {
    long weight = 1;
    for (int word = 1; word < size; word++) {
      weight *= BASE;
    }
    return weight;
  }

  /** The sum of the run that has a word more at its end. */
  public static long longer(long sum, long behind) {
    return sum * BASE + behind;
  }

  /** The sum of the run that begins and ends a word later. */
  public static long next(long sum, long weight, long first, long behind) {
    return (sum - first * weight) * BASE + behind;
  }

  /** A hash of a run's sum; runs of other sizes have others. */
  public static long hash(long sum, int size) {
    return StableHash.spread(sum + StableHash.spread(size));
  }

  public static long hash(long[] words, int from, int size) {
    return hash(sum(words, from, size), size);
  }
}
