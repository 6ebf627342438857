package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Bytes are taken as they are, and so is text, whose bytes are its UTF-8. */
record BytesConversion() implements Conversion {
  @Override
  public boolean convert(FieldValues values, int field) {
    if (values.kind(field) == Kind.TEXT) {
      values.setBytes(field, values.buffer(field), values.start(field), values.length(field));
    }
    return values.kind(field) == Kind.BYTES;
  }
}
