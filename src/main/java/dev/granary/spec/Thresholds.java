package dev.granary.spec;

import dev.granary.record.quality.FilterLimits;

/** The shapes of the thresholds of filters, each of which can be off. */
final class Thresholds {
  private static final long MOST = 1_000_000_000;
  private static final double LARGEST_RATE = 1_000;

  private static final Plain<Long> COUNT = new Whole(1, MOST);

  /** A least number of things. */
  static final Plain<Long> LEAST = new OrOff<>(COUNT, FilterLimits.NO_LEAST);

  /** A most number of things. */
  static final Plain<Long> MOST_OF = new OrOff<>(COUNT, FilterLimits.NO_MOST);

  /** A least part of a whole. */
  static final Plain<Double> LEAST_SHARE =
      new OrOff<>(Decimal.above(0, 1), FilterLimits.NO_LEAST_SHARE);

  /** A largest part of a whole. */
  static final Plain<Double> MOST_SHARE =
      new OrOff<>(Decimal.between(0, 1), FilterLimits.NO_MOST_SHARE);

  /** A least number for each of other things. */
  static final Plain<Double> LEAST_RATE =
      new OrOff<>(Decimal.above(0, LARGEST_RATE), FilterLimits.NO_LEAST_SHARE);

  /** A most number for each of other things. */
  static final Plain<Double> MOST_RATE =
      new OrOff<>(Decimal.between(0, LARGEST_RATE), FilterLimits.NO_MOST_SHARE);

  private Thresholds() {}
}
