package dev.granary.check.quality;

import dev.granary.record.StableHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes pieces of a text to find equal ones; whoever finds equal hashes compares the bytes. */
final class BytesHash {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private BytesHash() {}

  static int of(byte[] text, int start, int end) {
    int length = end - start;
    long hash = length;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (Long.rotateLeft(hash, 29) ^ (long) EIGHT.get(text, at)) * PRIME;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = (rest << Byte.SIZE) | (text[at] & 0xFF);
    }
    return (int) StableHash.spread((Long.rotateLeft(hash, 29) ^ rest) * PRIME);
  }
}
