package dev.granary.read.binary;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of fewer than 64 bits as the doubles that people mean by them. */
public final class Reals {
  private static final int MOST_DIGITS = 9;
  private static final double LEAST = 1e-4;
  private static final double MOST = 1e6;

  /** Divisors that are doubles exactly. */
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

  private Reals() {}

  /**
   * The double nearest to the shortest decimal that means this float: 0.1 stays 0.1, as it would if
   * it had been written as text. What Java prints differs between its versions and is not asked.
   */
  public static double widened(float value) {
    if (value == (int) value || !Float.isFinite(value)) {
      return value;
    }
    double magnitude = Math.abs((double) value);
    if (magnitude >= LEAST && magnitude < MOST) {
      for (double power : POWERS) {
        double shorter = Math.rint(value * power) / power;
        if ((float) shorter == value) {
          return shorter;
        }
      }
    }
    BigDecimal exact = new BigDecimal((double) value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (shorter.floatValue() == value) {
        return shorter.doubleValue();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS)).doubleValue();
  }

  /** A number of 16 bits, as IEEE 754 has it. */
  public static double half(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (fraction | 0x400) * Math.scalb(1.0, exponent - 25);
        };
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }
}
