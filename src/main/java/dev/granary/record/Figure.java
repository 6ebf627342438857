package dev.granary.record;

/** A figure over all values of a field; its key in a spec names it. */
public enum Figure {
  /** The share of records without a value. */
  MISSING("missing", Of.ANY),
  /** How many records have a value. */
  PRESENT("present", Of.ANY),
  /** How many different values there are. */
  DISTINCT("distinct", Of.ANY),
  /** Different values for each value. */
  DISTINCTNESS("distinctness", Of.ANY),
  /** The share of the most frequent value. */
  TOP("top", Of.ANY),
  MIN("min", Of.NUMBERS),
  MAX("max", Of.NUMBERS),
  MEAN("mean", Of.NUMBERS),
  SUM("sum", Of.NUMBERS),
  DEVIATION("deviation", Of.NUMBERS),
  /** The share of zeros. */
  ZEROS("zeros", Of.NUMBERS),
  P1("p1", Of.NUMBERS),
  P5("p5", Of.NUMBERS),
  P25("p25", Of.NUMBERS),
  P50("p50", Of.NUMBERS),
  P75("p75", Of.NUMBERS),
  P95("p95", Of.NUMBERS),
  P99("p99", Of.NUMBERS),
  LENGTH_MIN("length_min", Of.TEXTS),
  LENGTH_MAX("length_max", Of.TEXTS),
  LENGTH_MEAN("length_mean", Of.TEXTS);

  /** Which fields have a figure. */
  public enum Of {
    ANY,
    NUMBERS,
    TEXTS
  }

  private final String key;
  private final Of of;

  Figure(String key, Of of) {
    this.key = key;
    this.of = of;
  }

  public String key() {
    return key;
  }

  /** Whether a field of this type has it. */
  public boolean isOf(FieldType type) {
    return switch (of) {
      case ANY -> true;
      case NUMBERS -> type == FieldType.INT || type == FieldType.FLOAT;
      case TEXTS -> type == FieldType.STRING;
    };
  }

  /** Of a quantile, so much of the values is below it; of others nothing. */
  public double quantile() {
    return switch (this) {
      case P1 -> 0.01;
      case P5 -> 0.05;
      case P25 -> 0.25;
      case P50 -> 0.5;
      case P75 -> 0.75;
      case P95 -> 0.95;
      case P99 -> 0.99;
      default -> Double.NaN;
    };
  }
}
