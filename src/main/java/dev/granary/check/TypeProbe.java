package dev.granary.check;

import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Tells whether a value as it was read could be of a type, and leaves it as it was. */
public final class TypeProbe {
  private final Conversion integer = Conversion.to(FieldType.INT);
  private final Conversion real = Conversion.to(FieldType.FLOAT);
  private final Conversion truth = Conversion.to(FieldType.BOOL);
  private final FieldValues copy = new FieldValues(1);

  public boolean isInt(FieldValues values, int field) {
    return integer.convert(copied(values, field), 0);
  }

  public boolean isFloat(FieldValues values, int field) {
    return real.convert(copied(values, field), 0);
  }

  public boolean isBool(FieldValues values, int field) {
    return truth.convert(copied(values, field), 0);
  }

  /** What the value is as a number, once it was found to be one. */
  public double number() {
    return copy.kind(0) == Kind.INTEGER ? copy.integer(0) : copy.real(0);
  }

  private FieldValues copied(FieldValues values, int field) {
    values.copyTo(copy, field);
    return copy;
  }
}
