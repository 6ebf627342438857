package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import java.nio.charset.StandardCharsets;

/** Doubles that a 32-bit float can hold but for its precision. */
final class RealConversion implements Conversion {
  private static final long LARGEST_EXACT = 1L << 53;

  /** The powers of ten that are doubles exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final Decimal decimal = new Decimal();

  @Override
  public boolean convert(FieldValues values, int field) {
    Kind kind = values.kind(field);
    if (kind == Kind.REAL) {
      return fits(values.real(field));
    }
    if (kind == Kind.INTEGER) {
      values.setReal(field, (double) values.integer(field));
      return true;
    }
    return Conversion.isWritten(kind) && fromDecimal(values, field);
  }

  private boolean fromDecimal(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    int length = values.length(field);
    if (!decimal.read(buffer, start, length)) {
      return false;
    }
    double real =
        isProductOfExactDoubles()
            ? product()
            : Double.parseDouble(new String(buffer, start, length, StandardCharsets.ISO_8859_1));
    if (!fits(real)) {
      return false;
    }
    values.setReal(field, real);
    return true;
  }

  /** One rounding of two exact numbers is the nearest double; most numbers are so short. */
  private boolean isProductOfExactDoubles() {
    return decimal.isExact()
        && Long.compareUnsigned(decimal.significand(), LARGEST_EXACT) <= 0
        && Math.abs(decimal.exponent()) < POWERS.length;
  }

  private double product() {
    double significand = decimal.significand();
    int exponent = (int) decimal.exponent();
    double magnitude =
        exponent < 0 ? significand / POWERS[-exponent] : significand * POWERS[exponent];
    return decimal.isNegative() ? -magnitude : magnitude;
  }

  private static boolean fits(double real) {
    return Float.isFinite((float) real);
  }
}
