package dev.granary.tag;

import dev.granary.record.FieldValues;

/** A truth value as 0 or 1. */
record TruthEntry(int field, FeatureWriter writer) implements Entry {
  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.integer(values.truth(field) ? 1 : 0, out);
  }
}
