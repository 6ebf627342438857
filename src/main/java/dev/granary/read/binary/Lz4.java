package dev.granary.read.binary;

/** Unpacks one block of LZ4; every place is checked. */
final class Lz4 {
  private static final int MOST_RATIO = 256;
  private static final int LEAST_MATCH = 4;
  private static final int GOES_ON = 15;

  private Lz4() {}

  static void unpack(byte[] in, int start, int end, Unpacked out, int most) throws Malformed {
    Cursor cursor = new Cursor(in, start, end);
    int length = (int) Math.min(most, (long) (end - start) * MOST_RATIO);
    byte[] target = out.room(length, most);
    int at = 0;
    while (cursor.left() > 0) {
      int token = cursor.next();
      int literals = length(token >> 4, cursor);
      requireRoom(literals, length - at);
      cursor.copy(target, at, literals);
      at += literals;
      if (cursor.left() > 0) {
        long distance = cursor.littleEndian(2);
        int match = length(token & GOES_ON, cursor) + LEAST_MATCH;
        requireRoom(match, length - at);
        BackReference.copy(target, at, distance, match);
        at += match;
      }
    }
    out.end(at);
  }

  private static int length(int nibble, Cursor cursor) throws Malformed {
    int length = nibble;
    if (nibble == GOES_ON) {
      int more;
      do {
        more = cursor.next();
        length += more;
      } while (more == 0xff);
    }
    return length;
  }

  private static void requireRoom(int count, int room) throws Malformed {
    if (count < 0 || count > room) {
      throw new Malformed("LZ4 data that becomes more than it may");
    }
  }
}
