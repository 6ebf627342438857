package dev.granary.tag;

import dev.granary.record.FieldValues;

/** A whole number as it is. */
record NumberEntry(int field, FeatureWriter writer) implements Entry {
  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.integer(values.integer(field), out);
  }
}
