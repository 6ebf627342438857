package dev.granary.tag;

import dev.granary.record.DomainIndex;
import dev.granary.record.FieldValues;

/** A text as its place among the classes. */
record ChoiceEntry(int field, DomainIndex classes, FeatureWriter writer) implements Entry {
  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    int place = classes.indexOf(values.buffer(field), values.start(field), values.length(field));
    if (place < 0) {
      throw new IllegalStateException(
          "field " + field + " holds no class; a checked record is within its domain");
    }
    writer.integer(place, out);
  }
}
