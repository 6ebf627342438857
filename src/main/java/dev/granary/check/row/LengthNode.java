package dev.granary.check.row;

import dev.granary.record.FieldValues;

/** How many code points a text has. */
final class LengthNode extends WholeNode {
  private static final int LEAD_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  private final TextNode text;

  LengthNode(TextNode text) {
    this.text = text;
  }

  @Override
  boolean load(FieldValues values) {
    return text.isThere(values) && is(codePoints(values));
  }

  private long codePoints(FieldValues values) {
    byte[] buffer = text.buffer(values);
    int start = text.start(values);
    int end = start + text.length(values);
    long count = 0;
    for (int i = start; i < end; i++) {
      count += (buffer[i] & LEAD_MASK) == CONTINUATION ? 0 : 1;
    }
    return count;
  }
}
