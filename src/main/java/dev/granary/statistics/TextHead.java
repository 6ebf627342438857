package dev.granary.statistics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The first eight bytes of a text as an unsigned number; of a shorter one, zeros fill it up. */
final class TextHead {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private TextHead() {}

  /** Of two texts whose heads differ, the lesser has the lesser head. */
  static long of(byte[] buffer, int start, int length) {
    if (length >= Long.BYTES) {
      return (long) LONG.get(buffer, start);
    }
    if (length == 0) {
      return 0;
    }
    int missing = Byte.SIZE * (Long.BYTES - length);
    if (buffer.length - start >= Long.BYTES) {
      return ((long) LONG.get(buffer, start) >>> missing) << missing;
    }
    long head = 0;
    for (int at = start; at < start + length; at++) {
      head = (head << Byte.SIZE) | (buffer[at] & 0xff);
    }
    return head << missing;
  }
}
