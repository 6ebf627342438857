package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Text is text already, and nothing else is. */
record TextConversion() implements Conversion {
  @Override
  public boolean convert(FieldValues values, int field) {
    return values.kind(field) == Kind.TEXT;
  }
}
