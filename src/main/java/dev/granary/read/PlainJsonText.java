package dev.granary.read;

import dev.granary.coding.EightBytes;

/** JSON strings without escapes: the bytes between their quotes are their text. */
final class PlainJsonText {
  private PlainJsonText() {}

  /** Where the quote stands that ends a string, or -1 if there is an escape, or no quote. */
  static int end(byte[] json, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long eight = EightBytes.at(json, i);
      if ((EightBytes.equalTo('"', eight) | EightBytes.equalTo('\\', eight)) != 0) {
        break;
      }
    }
    while (i < to && json[i] != '"' && json[i] != '\\') {
      i++;
    }
    return i < to && json[i] == '"' ? i : -1;
  }
}
