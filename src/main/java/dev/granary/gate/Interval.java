package dev.granary.gate;

import java.util.Locale;

/**
 * Where a share may lie in truth, after so many records were seen: Wilson's score interval at 99 %.
 * Few records say little, and their interval is wide.
 */
record Interval(double low, double high) {
  /** The quantile of the normal distribution that leaves half a percent on each side. */
  private static final double Z = 2.5758293035489004;

  static Interval ofShare(long with, long all) {
    if (all <= 0) {
      return new Interval(0, 1);
    }
    double share = (double) with / all;
    double spread = Z * Z / all;
    double middle = (share + spread / 2) / (1 + spread);
    double reach = Z * Math.sqrt(share * (1 - share) / all + spread / (4 * all)) / (1 + spread);
    return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
  }

  /** How far all of it is from what is allowed; 0 where some of it is allowed. */
  double distanceTo(double least, double most) {
    return Math.max(0, Math.max(low - most, least - high));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f to %.3f", low, high);
  }
}
