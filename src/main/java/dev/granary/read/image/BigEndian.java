package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Numbers with the highest byte first. */
final class BigEndian {
  private BigEndian() {}

  static long read(Cursor in, int width) throws Malformed {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | in.next();
    }
    return value;
  }
}
