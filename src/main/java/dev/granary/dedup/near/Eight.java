package dev.granary.dedup.near;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text in one number, the first one lowest, and what can be told of all at once.
 */
final class Eight {
  private static final long LOW = 0x0101010101010101L;

  /** The highest bit of each byte: one that has it is not ASCII. */
  private static final long HIGH = 0x8080808080808080L;

  /** What letters of ASCII have in lower case. They have the bit above it, and digits have not. */
  private static final long LOWER = 0x20 * LOW;

  /** Moves the lowest bit of each byte into the highest byte, the first one lowest. */
  private static final long GATHER = 0x0102040810204080L;

  /** By how many bytes there are. */
  private static final long[] MASKS = new long[Long.BYTES + 1];

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static {
    for (int bytes = 1; bytes <= Long.BYTES; bytes++) {
      MASKS[bytes] = -1L >>> (Long.SIZE - Byte.SIZE * bytes);
    }
  }

  private Eight() {}

  /** Eight bytes, all of the text. */
  static long at(byte[] text, int start) {
    return (long) LONGS.get(text, start);
  }

  /** As many bytes as there are, up to eight, and zeros after them; none where it is below one. */
  static long at(byte[] text, int start, int bytes) {
    int taken = Math.max(0, Math.min(bytes, Long.BYTES));
    if (start + Long.BYTES <= text.length) {
      return (long) LONGS.get(text, start) & MASKS[taken];
    }
    long eight = 0;
    for (int i = 0; i < taken; i++) {
      eight |= (text[start + i] & 0xFFL) << (Byte.SIZE * i);
    }
    return eight;
  }

  static boolean isAscii(long eight) {
    return (eight & HIGH) == 0;
  }

  /** With letters of ASCII in lower case, where each byte is of a letter or digit, or zero. */
  static long lower(long eight) {
    return eight | ((eight >>> 1) & ~(eight >>> 2) & LOWER);
  }

  /** A bit for each byte, the first one lowest: whether it is a letter or digit, or not ASCII. */
  static long letters(long eight) {
    long ascii = eight & ~HIGH;
    long lower = ascii | LOWER;
    // Sums of seven bits do not reach the next byte; their highest bit says: no less than that.
    long letter = (lower + (0x80 - 'a') * LOW) & ~(lower + (0x7F - 'z') * LOW);
    long digit = (ascii + (0x80 - '0') * LOW) & ~(ascii + (0x7F - '9') * LOW);
    return ((((letter | digit | eight) & HIGH) >>> 7) * GATHER) >>> (Long.SIZE - Byte.SIZE);
  }
}
