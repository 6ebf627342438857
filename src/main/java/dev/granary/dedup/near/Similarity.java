package dev.granary.dedup.near;

/** How much two sets of shingles share, exactly; both sorted, each shingle once. */
public final class Similarity {
  private Similarity() {}

  /** What they share, of all that either has; two empty sets share nothing. */
  public static double jaccard(long[] left, long[] right) {
    return jaccard(left, right, 0);
  }

  /** What they share, of the smaller one. */
  public static double containment(long[] left, long[] right) {
    return containment(left, right, 0);
  }

  /** The same where it is as much as that; else, as soon as it is certain, any smaller number. */
  static double jaccard(long[] left, long[] right, double least) {
    long shared = shared(left, right, leastShared(left.length, right.length, least));
    long all = left.length + right.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** The same where it is as much as that; else, as soon as it is certain, any smaller number. */
  static double containment(long[] left, long[] right, double least) {
    int smaller = Math.min(left.length, right.length);
    return smaller == 0
        ? 0
        : (double) shared(left, right, leastContained(left.length, right.length, least)) / smaller;
  }

  /** Two sets of such sizes that share fewer are less alike than that. */
  static long leastShared(int left, int right, double least) {
    return wanted((left + right) * (least / (1 + least)));
  }

  /** Two sets of such sizes that share fewer contain each other less than that. */
  static long leastContained(int left, int right, double least) {
    return wanted(Math.min(left, right) * least);
  }

  /** A whole number that is not above it, however it was rounded. */
  private static long wanted(double shared) {
    return (long) (shared * (1 - 1e-12));
  }

  /** What is shared, or less than is wanted where it is less. */
  private static long shared(long[] left, long[] right, long wanted) {
    long shared = 0;
    int l = 0;
    int r = 0;
    // Each set may have so many that the other one has not.
    long leftOver = left.length - wanted;
    long rightOver = right.length - wanted;
    while (l < left.length
        && r < right.length
        && l - shared <= leftOver
        && r - shared <= rightOver) {
      int order = Long.compare(left[l], right[r]);
      shared += order == 0 ? 1 : 0;
      l += order <= 0 ? 1 : 0;
      r += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
