package dev.granary.tag;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** A number of either kind as the nearest float. */
record RealEntry(int field, FeatureWriter writer) implements Entry {
  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    float value =
        values.kind(field) == Kind.INTEGER
            ? (float) values.integer(field)
            : (float) values.real(field);
    writer.real(finite(value, field), out);
  }

  static float finite(float value, int field) {
    if (!Float.isFinite(value)) {
      throw new IllegalStateException(
          "field " + field + " holds a number that 32 bits do not; a checked record has none");
    }
    return value;
  }
}
