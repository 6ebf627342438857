package dev.granary.dedup.near;

/** How much two sets of shingles share, exactly; both sorted, each shingle once. */
public final class Similarity {
  private Similarity() {}

  /** What they share, of all that either has; two empty sets share nothing. */
  public static double jaccard(long[] left, long[] right) {
    long shared = shared(left, right);
    long all = left.length + right.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** What they share, of the smaller one. */
  public static double containment(long[] left, long[] right) {
    int smaller = Math.min(left.length, right.length);
    return smaller == 0 ? 0 : (double) shared(left, right) / smaller;
  }

  private static long shared(long[] left, long[] right) {
    long shared = 0;
    int l = 0;
    int r = 0;
    while (l < left.length && r < right.length) {
      int order = Long.compare(left[l], right[r]);
      shared += order == 0 ? 1 : 0;
      l += order <= 0 ? 1 : 0;
      r += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
