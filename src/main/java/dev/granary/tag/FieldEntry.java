package dev.granary.tag;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** A feature made of a field: of its value where it has one, else what was declared for that. */
final class FieldEntry implements Entry {
  private final int field;
  private final Kind kind;
  private final byte[] missing;
  private final Entry present;

  /**
   * Chooses between two.
   *
   * @param kind what the value is in a checked record
   * @param missing the whole feature for a missing value; empty: it is left out
   */
  FieldEntry(int field, Kind kind, byte[] missing, Entry present) {
    this.field = field;
    this.kind = kind;
    this.missing = missing;
    this.present = present;
  }

  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    Kind found = values.kind(field);
    if (found == kind) {
      present.write(values, out);
    } else if (found == Kind.MISSING) {
      out.put(missing);
    } else {
      throw new IllegalStateException(
          "field "
              + field
              + " is "
              + found
              + ", must be "
              + kind
              + ": only checked records are encoded");
    }
  }
}
