package dev.granary.check.figures;

/** A figure, and between which bounds the true one is; they are equal where it is exact. */
public record Estimate(double low, double value, double high) {
  public Estimate {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "an estimate is between its bounds, not " + value + " in " + low + ".." + high);
    }
  }

  public static Estimate exactly(double value) {
    return new Estimate(value, value, value);
  }

  public boolean isExact() {
    return low == high;
  }
}
