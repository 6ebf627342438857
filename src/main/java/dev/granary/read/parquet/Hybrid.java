package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Small numbers in runs of equal ones and runs of packed ones; a run is never unpacked whole. */
final class Hybrid {
  private static final int MOST_WIDTH = 32;

  private final Cursor in;
  private final int width;
  private long left;
  private boolean packed;
  private int value;
  private long bit;
  private long endBit;

  Hybrid(byte[] bytes, int start, int end, int width) throws Malformed {
    if (width > MOST_WIDTH) {
      throw new Malformed("numbers of " + width + " bits");
    }
    this.in = new Cursor(bytes, start, end);
    this.width = width;
  }

  int next() throws Malformed {
    while (left == 0) {
      begin();
    }
    left--;
    if (!packed) {
      return value;
    }
    long from = bit;
    bit += width;
    if (bit > endBit) {
      throw new Malformed("a run that is cut");
    }
    return (int) Bits.at(in.bytes(), from, width);
  }

  private void begin() throws Malformed {
    long head = in.variable(5);
    packed = (head & 1) == 1;
    left = head >>> 1;
    if (!packed) {
      value = (int) in.littleEndian((width + 7) / 8);
      return;
    }
    left *= 8;
    long bytes = Math.min(in.left(), left / 8 * width);
    bit = 8L * in.skip(bytes);
    endBit = bit + 8 * bytes;
  }
}
