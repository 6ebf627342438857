package dev.granary.dedup.near;

import dev.granary.record.StableHash;
import java.util.Arrays;

/**
 * So many numbers that stand for a set of shingles: two sets have each of them in common with the
 * probability of their Jaccard similarity. Fast Similarity Sketching (Dahlgaard, Knudsen, Thorup,
 * 2017): in each round every shingle falls into one bin, until no bin is empty; so most texts need
 * one hash of a shingle and not one for each number, and short texts are estimated as well as long
 * ones. Not for several threads.
 */
public final class Sketch {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long NONE = Long.MAX_VALUE;

  private final int size;
  private final long seed;
  private final long[] least;
  private long[] thrown = {};

  /** Sketches of so many numbers; those of another seed or size cannot be compared with them. */
  public Sketch(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("a sketch has at least one number, not " + size);
    }
    this.size = size;
    this.seed = seed;
    this.least = new long[size];
  }

  /**
   * Sketches the first shingles of an array. A set without shingles has no sketch.
   *
   * @param into gets the numbers
   */
  public void of(long[] shingles, int count, int[] into) {
    if (count < 1 || into.length != size) {
      throw new IllegalArgumentException(
          "%d shingles cannot be sketched in %d of %d numbers".formatted(count, into.length, size));
    }
    if (thrown.length < count) {
      thrown = new long[Math.max(count, 2 * thrown.length)];
    }
    Arrays.fill(least, NONE);
    for (int round = 0; round < size && hasEmptyBin(); round++) {
      throwAll(shingles, count, round);
    }
    for (int bin = 0; bin < size; bin++) {
      if (least[bin] == NONE) {
        fill(shingles, count, bin);
      }
    }
    for (int bin = 0; bin < size; bin++) {
      into[bin] = (int) least[bin];
    }
  }

  /** How many numbers two sketches share, of all: an estimate of the Jaccard similarity. */
  public static double similarity(int[] left, int[] right) {
    int equal = 0;
    for (int i = 0; i < left.length; i++) {
      equal += left[i] == right[i] ? 1 : 0;
    }
    return (double) equal / left.length;
  }

  /**
   * Later rounds weigh more than any value of an earlier one. Without a branch: which value is less
   * nobody can foresee, and a wrong guess costs more than all the rest.
   */
  private void throwAll(long[] shingles, int count, int round) {
    long salt = salt(round);
    long weight = (long) round << 32;
    // Apart from what is done with them: so several are hashed at a time.
    for (int i = 0; i < count; i++) {
      thrown[i] = StableHash.spread(shingles[i] ^ salt);
    }
    for (int i = 0; i < count; i++) {
      long hash = thrown[i];
      int bin = (int) (((hash >>> 32) * size) >>> 32);
      least[bin] = Math.min(least[bin], weight | (hash & 0xFFFF_FFFFL));
    }
  }

  private boolean hasEmptyBin() {
    long most = 0;
    for (long value : least) {
      most = Math.max(most, value);
    }
    return most == NONE;
  }

  /** What no round has filled, each shingle may fill: so that every bin is in the end. */
  private void fill(long[] shingles, int count, int bin) {
    long salt = salt(size + bin);
    for (int i = 0; i < count; i++) {
      long hash = StableHash.spread(shingles[i] ^ salt);
      least[bin] = Math.min(least[bin], ((long) (size + bin) << 32) | (hash & 0xFFFF_FFFFL));
    }
  }

  private long salt(int round) {
    return StableHash.spread(seed + (round + 1) * GOLDEN);
  }
}
