package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** A header that says where the pixels begin, and pixels of a length that follows from it. */
final class Bmp {
  private static final int OLD_HEADER = 12;
  private static final int HEADER = 40;

  private Bmp() {}

  static Image read(Cursor in) throws Malformed {
    long size = in.left();
    in.skip(10);
    long pixels = in.littleEndian(4);
    long header = in.littleEndian(4);
    if (header != OLD_HEADER && header < HEADER) {
      throw new Malformed("a BMP with a header of " + header + " bytes");
    }
    int width = header == OLD_HEADER ? 2 : 4;
    long columns = signed(in.littleEndian(width), width);
    long rows = Math.abs(signed(in.littleEndian(width), width));
    in.skip(2);
    int bits = (int) in.littleEndian(2);
    long packing = header == OLD_HEADER ? 0 : in.littleEndian(4);
    long stored = header == OLD_HEADER ? 0 : in.littleEndian(4);
    boolean plain = packing == 0 || packing == 3 || packing == 6;
    long needed = plain ? (Math.max(0, columns) * bits + 31) / 32 * 4 * rows : stored;
    if (bits < 1 || bits > 32 || needed > size - pixels || needed < 1) {
      throw new Malformed("a BMP that is cut: it should have " + needed + " bytes of pixels");
    }
    return Image.sized(Image.Kind.BMP, columns, rows, bits == 32 ? 4 : 3);
  }

  private static long signed(long value, int width) {
    return width == 2 ? value : (int) value;
  }
}
