package dev.granary.tag;

import dev.granary.record.FieldValues;

/** The weight of an example: 1, until it is written once more only to pad. */
record WeightEntry(FeatureWriter writer) implements Entry {
  private static final float WHOLE = 1;

  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.real(WHOLE, out);
  }
}
