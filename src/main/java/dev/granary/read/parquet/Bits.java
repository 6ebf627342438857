package dev.granary.read.parquet;

/** Numbers of any width, the lowest bit first. */
final class Bits {
  private Bits() {}

  /** The number at a bit; the caller has made sure that its bytes are there. */
  static long at(byte[] bytes, long bit, int width) {
    long value = 0;
    int have = 0;
    int at = (int) (bit >>> 3);
    int skipped = (int) (bit & 7);
    while (have < width) {
      long part = (bytes[at++] & 0xffL) >>> skipped;
      value |= part << have;
      have += 8 - skipped;
      skipped = 0;
    }
    return width == Long.SIZE ? value : value & ((1L << width) - 1);
  }
}
