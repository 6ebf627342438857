package dev.granary.read.parquet;

/** One stored value: a number in its bits, or bytes that stay valid until the column goes on. */
final class Cell {
  private static final byte[] NOTHING = {};

  long bits;
  byte[] buffer = NOTHING;
  int start;
  int length;

  void set(byte[] newBuffer, int newStart, int newLength) {
    buffer = newBuffer;
    start = newStart;
    length = newLength;
  }
}
