package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.util.zip.CRC32;

/** Chunks of a length, a name and a checksum; the last one is IEND. */
final class Png {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final long HEADER = 0x49484452;
  private static final long DATA = 0x49444154;
  private static final long END = 0x49454e44;

  private Png() {}

  static Image read(Cursor in) throws Malformed {
    if (BigEndian.read(in, 8) != SIGNATURE) {
      throw new Malformed("a PNG whose beginning was changed, as by a transfer of text");
    }
    Cursor header = chunk(in, HEADER);
    long width = BigEndian.read(header, 4);
    long height = BigEndian.read(header, 4);
    header.skip(1);
    int channels = channels(header.next());
    boolean data = false;
    for (long name = 0; name != END; ) {
      long length = BigEndian.read(in, 4);
      int named = in.at();
      name = BigEndian.read(in, 4);
      in.skip(length);
      checkSum(in, named);
      data |= name == DATA;
    }
    if (!data) {
      throw new Malformed("a PNG without pixels");
    }
    return Image.sized(Image.Kind.PNG, width, height, channels);
  }

  private static Cursor chunk(Cursor in, long wanted) throws Malformed {
    long length = BigEndian.read(in, 4);
    int named = in.at();
    if (BigEndian.read(in, 4) != wanted || length != 13) {
      throw new Malformed("a PNG that does not begin with its header");
    }
    int start = in.skip(length);
    checkSum(in, named);
    return new Cursor(in.bytes(), start, start + (int) length);
  }

  private static void checkSum(Cursor in, int from) throws Malformed {
    CRC32 sum = new CRC32();
    sum.update(in.bytes(), from, in.at() - from);
    if (BigEndian.read(in, 4) != sum.getValue()) {
      throw new Malformed("a PNG with a part that has not the checksum it was written with");
    }
  }

  /** A palette is of three colours. */
  private static int channels(int colour) throws Malformed {
    return switch (colour) {
      case 0 -> 1;
      case 2, 3 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> throw new Malformed("a PNG of an unknown kind of colours");
    };
  }
}
