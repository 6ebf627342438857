package dev.granary.testing;

import java.util.Arrays;

/** Says whether counts look like draws with given shares. */
public final class ChiSquare {
  private ChiSquare() {}

  /**
   * How far Pearson's sum is above what chance gives on average, in its standard deviations. Counts
   * that keep too closely to the shares are below 0.
   */
  public static double deviation(long[] counts, double... shares) {
    long draws = Arrays.stream(counts).sum();
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * shares[i];
      sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    int freedom = counts.length - 1;
    return (sum - freedom) / Math.sqrt(2.0 * freedom);
  }

  /** As {@link #deviation(long[], double...)}, where all shares are equal. */
  public static double deviationFromEven(long[] counts) {
    double[] shares = new double[counts.length];
    Arrays.fill(shares, 1.0 / counts.length);
    return deviation(counts, shares);
  }
}
