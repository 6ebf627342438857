package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Blocks of small parts; the last one is a single byte. */
final class Gif {
  private static final int IMAGE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3b;

  private Gif() {}

  static Image read(Cursor in) throws Malformed {
    in.skip(4);
    int version = in.next();
    if ((version != '7' && version != '9') || in.next() != 'a') {
      throw new Malformed("a GIF of an unknown version");
    }
    long width = in.littleEndian(2);
    long height = in.littleEndian(2);
    int flags = in.next();
    in.skip(2);
    skipColours(flags, in);
    boolean pixels = false;
    for (int block = in.next(); block != END; block = in.next()) {
      switch (block) {
        case IMAGE -> {
          in.skip(8);
          skipColours(in.next(), in);
          in.skip(1);
          pixels = true;
        }
        case EXTENSION -> in.skip(1);
        default -> throw new Malformed("a GIF with an unknown block");
      }
      skipParts(in);
    }
    if (!pixels) {
      throw new Malformed("a GIF without pixels");
    }
    return Image.sized(Image.Kind.GIF, width, height, 3);
  }

  private static void skipColours(int flags, Cursor in) throws Malformed {
    if ((flags & 0x80) != 0) {
      in.skip(3L << ((flags & 7) + 1));
    }
  }

  private static void skipParts(Cursor in) throws Malformed {
    for (int length = in.next(); length > 0; length = in.next()) {
      in.skip(length);
    }
  }
}
