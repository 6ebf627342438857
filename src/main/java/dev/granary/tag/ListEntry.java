package dev.granary.tag;

import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;

/** All values of a list, in their order, as one feature. */
final class ListEntry implements Entry {
  private final int field;
  private final Encoding encoding;
  private final FeatureWriter writer;
  private final ExampleBuffer items = new ExampleBuffer();
  private final ListedValues listed = new ListedValues();

  /**
   * @param encoding any but a CLASS
   */
  ListEntry(int field, Encoding encoding, FeatureWriter writer) {
    this.field = field;
    this.encoding = encoding;
    this.writer = writer;
  }

  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    items.seek(0);
    listed.of(values, field);
    while (listed.next()) {
      put(listed.one());
    }
    switch (encoding) {
      case BYTES -> writer.bytesOfList(items, out);
      case INT -> writer.integers(items, out);
      case FLOAT -> writer.reals(items, out);
      case CLASS -> throw new IllegalStateException("a list of classes; its plan allows none");
    }
  }

  private void put(FieldValues one) {
    switch (one.kind(0)) {
      case TEXT, BYTES -> FeatureWriter.item(one.buffer(0), one.start(0), one.length(0), items);
      case BOOLEAN -> items.putVarint(one.truth(0) ? 1 : 0);
      case REAL -> items.putFloat(RealEntry.finite((float) one.real(0), field));
      case INTEGER -> {
        if (encoding == Encoding.FLOAT) {
          items.putFloat(RealEntry.finite((float) one.integer(0), field));
        } else {
          items.putVarint(one.integer(0));
        }
      }
      case MISSING, NUMBER, NESTED, LIST ->
          throw new IllegalStateException(
              "field " + field + " has a list with " + one.kind(0) + ", so it was not checked");
    }
  }
}
