package dev.granary.statistics;

/**
 * A figure and between what it lies: of an exact one all three are equal.
 *
 * @param least it is no less, with a probability of 0.95 where it is estimated
 * @param most it is no more, likewise
 */
public record Amount(double value, double least, double most) {
  private static final double SIGMAS = 2;

  static Amount exactly(double value) {
    return new Amount(value, value, value);
  }

  static Amount exactly(long count) {
    return exactly((double) count);
  }

  static Amount about(double value) {
    double error = SIGMAS * Distinct.RELATIVE_ERROR;
    return new Amount(value, value * (1 - error), value * (1 + error));
  }

  public boolean isExact() {
    return least == most;
  }
}
