package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Whole numbers of 64 bits, exactly or not at all. */
final class IntegerConversion implements Conversion {
  /** The magnitude of the least long, as an unsigned number. */
  private static final long LARGEST_MAGNITUDE = Long.MIN_VALUE;

  private static final long LARGEST_TO_MULTIPLY = Long.divideUnsigned(LARGEST_MAGNITUDE, 10);

  /** Up to here every double that is whole stands for itself only. */
  private static final double LARGEST_EXACT = 0x1.0p53;

  private final Decimal decimal = new Decimal();

  @Override
  public boolean convert(FieldValues values, int field) {
    Kind kind = values.kind(field);
    if (kind == Kind.REAL) {
      return fromReal(values, field);
    }
    return kind == Kind.INTEGER || (Conversion.isWritten(kind) && fromDecimal(values, field));
  }

  private static boolean fromReal(FieldValues values, int field) {
    double real = values.real(field);
    if (real != Math.rint(real) || Math.abs(real) > LARGEST_EXACT) {
      return false;
    }
    values.setInteger(field, (long) real);
    return true;
  }

  private boolean fromDecimal(FieldValues values, int field) {
    return decimal.read(values.buffer(field), values.start(field), values.length(field))
        && (decimal.isDigitsOnly() || values.kind(field) == Kind.NUMBER)
        && decimal.isExact()
        && setWhole(values, field);
  }

  private boolean setWhole(FieldValues values, int field) {
    long magnitude = decimal.significand();
    long exponent = magnitude == 0 ? 0 : decimal.exponent();
    for (; exponent < 0; exponent++) {
      if (Long.remainderUnsigned(magnitude, 10) != 0) {
        return false;
      }
      magnitude = Long.divideUnsigned(magnitude, 10);
    }
    for (; exponent > 0; exponent--) {
      if (Long.compareUnsigned(magnitude, LARGEST_TO_MULTIPLY) > 0) {
        return false;
      }
      magnitude *= 10;
    }
    return setSigned(values, field, magnitude);
  }

  private boolean setSigned(FieldValues values, int field, long magnitude) {
    boolean fits = magnitude >= 0 || (decimal.isNegative() && magnitude == LARGEST_MAGNITUDE);
    if (fits) {
      values.setInteger(field, decimal.isNegative() ? -magnitude : magnitude);
    }
    return fits;
  }
}
