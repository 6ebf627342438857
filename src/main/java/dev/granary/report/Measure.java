package dev.granary.report;

import org.jspecify.annotations.Nullable;

/** What a figure must be before it may stand in a report. */
final class Measure {
  private Measure() {}

  static long count(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, was " + value);
    }
    return value;
  }

  static double seconds(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a number from zero up, was " + value);
    }
    return value;
  }

  /** A share or rate over nothing, such as 0 of 0, is a missing figure and not a fault. */
  static @Nullable Double ratio(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
