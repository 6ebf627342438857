package dev.granary.shard;

import dev.granary.coding.RowBuffer;

/** One encoded example in a spill segment: ordinal (8), copy (2), length (4), then its bytes. */
final class SpillEntry {
  static final int HEADER = 14;

  private SpillEntry() {}

  static long ordinal(byte[] bytes, int at) {
    return RowBuffer.longAt(bytes, at);
  }

  static int copy(byte[] bytes, int at) {
    return RowBuffer.shortAt(bytes, at + 8);
  }

  static int length(byte[] bytes, int at) {
    return RowBuffer.intAt(bytes, at + 10);
  }
}
