package dev.granary.statistics;

/** Doubles as longs that are in the same order, and equal where the doubles are. */
final class Sortable {
  private static final long SIGN = Long.MIN_VALUE;

  private Sortable() {}

  /** Both zeros are one. */
  static long of(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits ^ SIGN : bits;
  }

  static double value(long sortable) {
    return Double.longBitsToDouble(sortable < 0 ? ~(sortable ^ SIGN) : sortable);
  }
}
