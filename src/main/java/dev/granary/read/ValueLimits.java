package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Limits;
import dev.granary.record.ListedValues;
import dev.granary.record.Reason;
import dev.granary.record.Schema;

/** Holds values that a format gave ready to the limits, and texts to UTF-8. */
final class ValueLimits {
  private final Schema schema;
  private final Limits limits;
  private final ListedValues listed = new ListedValues();

  ValueLimits(Schema schema, Limits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  /** How many bytes the values take, a number eight. */
  static long length(FieldValues values) {
    long length = 0;
    for (int i = 0; i < values.size(); i++) {
      length +=
          switch (values.kind(i)) {
            case TEXT, NUMBER, BYTES, LIST -> values.length(i);
            case INTEGER, REAL -> Long.BYTES;
            case BOOLEAN -> 1;
            case MISSING, NESTED -> 0;
          };
    }
    return length;
  }

  void check(FieldValues values) throws RejectedRecord {
    long length = length(values);
    if (length > limits.recordBytes()) {
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, length + " bytes");
    }
    for (int i = 0; i < values.size(); i++) {
      Kind kind = values.kind(i);
      if (kind == Kind.TEXT || kind == Kind.BYTES) {
        check(values, i, i);
      } else if (kind == Kind.LIST) {
        checkEach(values, i);
      }
    }
  }

  private void checkEach(FieldValues values, int field) throws RejectedRecord {
    listed.of(values, field);
    while (listed.next()) {
      FieldValues one = listed.one();
      if (one.kind(0) == Kind.TEXT || one.kind(0) == Kind.BYTES) {
        check(one, 0, field);
      }
    }
  }

  private void check(FieldValues values, int place, int field) throws RejectedRecord {
    int length = values.length(place);
    if (length > limits.fieldBytes()) {
      throw new RejectedRecord(
          Reason.READ_FIELD_TOO_LONG, length + " bytes in " + schema.field(field).column());
    }
    if (values.kind(place) == Kind.TEXT) {
      int start = values.start(place);
      int invalid = Utf8.firstInvalid(values.buffer(place), start, start + length);
      if (invalid >= 0) {
        throw new RejectedRecord(
            Reason.READ_ENCODING,
            "not UTF-8 at byte " + (invalid - start) + " of " + schema.field(field).column());
      }
    }
  }
}
