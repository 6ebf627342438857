package dev.granary.read.binary;

/** Unpacks Snappy's raw format. Every place is checked: a library in native code would trust it. */
final class Snappy {
  /** No element makes more of its bytes: three become 64. */
  private static final int MOST_RATIO = 22;

  private static final int LONGEST_INLINE = 60;

  private Snappy() {}

  static void unpack(byte[] in, int start, int end, Unpacked out, int most) throws Malformed {
    Cursor cursor = new Cursor(in, start, end);
    long declared = cursor.variable(5);
    if (declared > most || declared > (long) (end - start) * MOST_RATIO) {
      throw new Malformed("snappy data that says it becomes " + declared + " bytes");
    }
    int length = (int) declared;
    byte[] target = out.room(length, most);
    int at = 0;
    while (cursor.left() > 0) {
      int tag = cursor.next();
      int kind = tag & 3;
      int count;
      if (kind == 0) {
        count = literalLength(tag >> 2, cursor);
        requireRoom(count, length - at);
        cursor.copy(target, at, count);
      } else {
        count = kind == 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1;
        requireRoom(count, length - at);
        BackReference.copy(target, at, distance(kind, tag, cursor), count);
      }
      at += count;
    }
    if (at != length) {
      throw new Malformed("snappy data that ends after " + at + " of " + length + " bytes");
    }
    out.end(length);
  }

  private static int literalLength(int tag, Cursor cursor) throws Malformed {
    if (tag < LONGEST_INLINE) {
      return tag + 1;
    }
    long length = cursor.littleEndian(tag - LONGEST_INLINE + 1) + 1;
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private static long distance(int kind, int tag, Cursor cursor) throws Malformed {
    return switch (kind) {
      case 1 -> (tag >> 5) << 8 | cursor.next();
      case 2 -> cursor.littleEndian(2);
      default -> cursor.littleEndian(4);
    };
  }

  private static void requireRoom(int count, int room) throws Malformed {
    if (count > room) {
      throw new Malformed("snappy data that becomes more than it says");
    }
  }
}
