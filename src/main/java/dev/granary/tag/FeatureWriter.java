package dev.granary.tag;

import static dev.granary.tag.ExampleBuffer.varintSize;

import java.nio.charset.StandardCharsets;

/**
 * Writes one feature under its name, as protocol buffers would write one entry of the map in {@code
 * tensorflow.Features}: the key, then a {@code tensorflow.Feature} with a list of its values.
 */
final class FeatureWriter {
  /** Field 1 of any message, holding bytes or another message. */
  static final int FIRST = 0x0A;

  private static final int SECOND = 0x12;

  private static final int ENTRY = FIRST;
  private static final int KEY = FIRST;
  private static final int VALUE = SECOND;
  private static final int BYTES_LIST = FIRST;
  private static final int FLOAT_LIST = SECOND;
  private static final int INT64_LIST = 0x1A;
  private static final int ITEMS = FIRST;

  /** What a tag and a length below 128 take. */
  private static final int SHORT_HEAD = 2;

  private final byte[] key;

  FeatureWriter(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ExampleBuffer out = new ExampleBuffer();
    out.put(KEY);
    out.putVarint(bytes.length);
    out.put(bytes);
    key = out.copy();
  }

  void bytes(byte[] buffer, int start, int length, ExampleBuffer out) {
    int list = withHead(length);
    head(withHead(list), out);
    message(BYTES_LIST, list, out);
    message(ITEMS, length, out);
    out.put(buffer, start, length);
  }

  void integer(long value, ExampleBuffer out) {
    int packed = varintSize(value);
    head(2 * SHORT_HEAD + packed, out);
    message(INT64_LIST, SHORT_HEAD + packed, out);
    message(ITEMS, packed, out);
    out.putVarint(value);
  }

  void real(float value, ExampleBuffer out) {
    head(2 * SHORT_HEAD + Float.BYTES, out);
    message(FLOAT_LIST, SHORT_HEAD + Float.BYTES, out);
    message(ITEMS, Float.BYTES, out);
    out.putFloat(value);
  }

  /** One more text for {@link #bytesOfList}. */
  static void item(byte[] buffer, int start, int length, ExampleBuffer items) {
    message(ITEMS, length, items);
    items.put(buffer, start, length);
  }

  void bytesOfList(ExampleBuffer items, ExampleBuffer out) {
    list(BYTES_LIST, items, out);
  }

  /** A list of varints. */
  void integers(ExampleBuffer packed, ExampleBuffer out) {
    packedList(INT64_LIST, packed, out);
  }

  /** A list of floats. */
  void reals(ExampleBuffer packed, ExampleBuffer out) {
    packedList(FLOAT_LIST, packed, out);
  }

  private void packedList(int tag, ExampleBuffer packed, ExampleBuffer out) {
    int list = withHead(packed.position());
    head(withHead(list), out);
    message(tag, list, out);
    message(ITEMS, packed.position(), out);
    out.put(packed.bytes(), 0, packed.position());
  }

  private void list(int tag, ExampleBuffer items, ExampleBuffer out) {
    head(withHead(items.position()), out);
    message(tag, items.position(), out);
    out.put(items.bytes(), 0, items.position());
  }

  private void head(int feature, ExampleBuffer out) {
    message(ENTRY, key.length + withHead(feature), out);
    out.put(key);
    message(VALUE, feature, out);
  }

  private static void message(int tag, int length, ExampleBuffer out) {
    out.put(tag);
    out.putVarint(length);
  }

  private static int withHead(int length) {
    return 1 + varintSize(length) + length;
  }
}
