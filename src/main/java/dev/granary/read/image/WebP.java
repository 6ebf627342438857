package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import org.jspecify.annotations.Nullable;

/** Chunks of a name and a length, in one that holds them all. */
final class WebP {
  private static final long WEBP = 0x50424557;
  private static final long LOSSY = 0x20385056;
  private static final long LOSSLESS = 0x4c385056;
  private static final long EXTENDED = 0x58385056;
  private static final long FRAME = 0x464d4e41;
  private static final long LOSSY_START = 0x2a019d;
  private static final int LOSSLESS_START = 0x2f;
  private static final int ALPHA = 0x10;

  private WebP() {}

  static Image read(Cursor in) throws Malformed {
    in.skip(4);
    long size = in.littleEndian(4);
    if (size > in.left() || size < 12 || in.littleEndian(4) != WEBP) {
      throw new Malformed("a WebP that is cut, or another file of its family");
    }
    int end = in.at() + (int) size - 4;
    Cursor chunks = new Cursor(in.bytes(), in.at(), end);
    @Nullable Image first = null;
    boolean pixels = false;
    while (chunks.left() > 1) {
      long name = chunks.littleEndian(4);
      long length = chunks.littleEndian(4);
      int start = chunks.skip(length);
      chunks.skip(Math.min(length & 1, chunks.left()));
      if (first == null) {
        first = image(name, new Cursor(in.bytes(), start, start + (int) length));
      }
      pixels |= name == LOSSY || name == LOSSLESS || name == FRAME;
    }
    if (first == null || !pixels) {
      throw new Malformed("a WebP without pixels");
    }
    return first;
  }

  private static Image image(long name, Cursor in) throws Malformed {
    if (name == EXTENDED) {
      int flags = in.next();
      in.skip(3);
      long width = in.littleEndian(3) + 1;
      return Image.sized(Image.Kind.WEBP, width, in.littleEndian(3) + 1, channels(flags & ALPHA));
    }
    if (name == LOSSY) {
      in.skip(3);
      if (in.littleEndian(3) == LOSSY_START) {
        long width = in.littleEndian(2) & 0x3fff;
        return Image.sized(Image.Kind.WEBP, width, in.littleEndian(2) & 0x3fff, 3);
      }
    } else if (name == LOSSLESS && in.next() == LOSSLESS_START) {
      long bits = in.littleEndian(4);
      int alpha = (int) (bits >> 28 & 1);
      return Image.sized(
          Image.Kind.WEBP, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, channels(alpha));
    }
    throw new Malformed("a WebP without a header");
  }

  private static int channels(int alpha) {
    return alpha == 0 ? 3 : 4;
  }
}
