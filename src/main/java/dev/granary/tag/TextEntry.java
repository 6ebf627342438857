package dev.granary.tag;

import dev.granary.record.FieldValues;

/** A text as bytes. */
record TextEntry(int field, FeatureWriter writer) implements Entry {
  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.bytes(values.buffer(field), values.start(field), values.length(field), out);
  }
}
