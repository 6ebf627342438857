package dev.granary.train;

/** So many of so many, and what that lets one believe of the rest: Wilson's interval at 95 %. */
record Proportion(long part, long whole) {
  private static final double DEVIATIONS = 1.959963984540054;

  /** 0 where there is nothing to divide by. */
  double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  double low() {
    return whole == 0 ? 0 : Math.max(0, middle() - reach());
  }

  double high() {
    return whole == 0 ? 1 : Math.min(1, middle() + reach());
  }

  private double middle() {
    double square = DEVIATIONS * DEVIATIONS;
    return (value() + square / (2 * whole)) / (1 + square / whole);
  }

  private double reach() {
    double square = DEVIATIONS * DEVIATIONS;
    double variance = value() * (1 - value()) / whole + square / (4.0 * whole * whole);
    return DEVIATIONS * Math.sqrt(variance) / (1 + square / whole);
  }
}
