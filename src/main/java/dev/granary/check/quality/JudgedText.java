package dev.granary.check.quality;

import dev.granary.record.FieldValues;
import java.util.Arrays;

/**
 * The text that is judged: one field as it stands, or several with an empty line between them. A
 * line feed ends a line also where a carriage return stands before it.
 */
final class JudgedText {
  private static final int MOST_KEPT = 1 << 20;

  private final int[] fields;
  private byte[] joined = new byte[0];
  private byte[] bytes = new byte[0];
  private int start;
  private int length;

  JudgedText(int[] fields) {
    this.fields = fields.clone();
  }

  /** A value that is missing has no characters. */
  void take(FieldValues values) {
    int only = fields[0];
    bytes = values.buffer(only);
    start = values.start(only);
    length = values.length(only);
    if (fields.length > 1 || hasReturn()) {
      join(values);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  private boolean hasReturn() {
    for (int at = start; at < start + length; at++) {
      if (bytes[at] == '\r') {
        return true;
      }
    }
    return false;
  }

  private void join(FieldValues values) {
    int most = 0;
    for (int field : fields) {
      most += values.length(field) + 2;
    }
    if (joined.length < most || joined.length > MOST_KEPT) {
      joined = new byte[most];
    }
    int size = 0;
    for (int field : fields) {
      if (size > 0 && values.length(field) > 0) {
        Arrays.fill(joined, size, size + 2, (byte) '\n');
        size += 2;
      }
      size = append(values, field, size);
    }
    bytes = joined;
    start = 0;
    length = size;
  }

  private int append(FieldValues values, int field, int size) {
    byte[] from = values.buffer(field);
    int end = values.start(field) + values.length(field);
    int to = size;
    for (int at = values.start(field); at < end; at++) {
      if (from[at] != '\r' || at + 1 == end || from[at + 1] != '\n') {
        joined[to++] = from[at];
      }
    }
    return to;
  }
}
