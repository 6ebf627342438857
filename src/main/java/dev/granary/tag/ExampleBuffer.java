package dev.granary.tag;

import java.util.Arrays;

/** Bytes that grow at their end and are written again for the next example. */
final class ExampleBuffer {
  private static final int INITIAL_BYTES = 4096;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final int MOST_BYTES_OF_VARINT = 10;
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD = 0x7F;
  private static final int MORE = 0x80;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int position;

  /** How many bytes {@link #putVarint} writes. */
  static int varintSize(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
    return (bits + PAYLOAD_BITS - 1) / PAYLOAD_BITS;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  /** Goes on writing from here; what stood before it stays. */
  void seek(int target) {
    ensure(target - position);
    position = target;
  }

  void put(int value) {
    ensure(1);
    bytes[position++] = (byte) value;
  }

  void put(byte[] source) {
    put(source, 0, source.length);
  }

  void put(byte[] source, int start, int length) {
    ensure(length);
    System.arraycopy(source, start, bytes, position, length);
    position += length;
  }

  /** Seven bits a byte, the lowest first, as an unsigned number. */
  void putVarint(long value) {
    ensure(MOST_BYTES_OF_VARINT);
    long rest = value;
    while ((rest & ~PAYLOAD) != 0) {
      bytes[position++] = (byte) ((rest & PAYLOAD) | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    bytes[position++] = (byte) rest;
  }

  /** Four bytes, the lowest first. */
  void putFloat(float value) {
    ensure(Float.BYTES);
    int bits = Float.floatToIntBits(value);
    for (int i = 0; i < Float.BYTES; i++) {
      bytes[position++] = (byte) (bits >>> (Byte.SIZE * i));
    }
  }

  /** Moves what stands from one place to the end so that it begins at another, and ends there. */
  void move(int from, int to) {
    int length = position - from;
    ensure(to - from);
    System.arraycopy(bytes, from, bytes, to, length);
    position = to + length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, position);
  }

  private void ensure(int more) {
    if (more > bytes.length - position) {
      int needed = Math.addExact(position, more);
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(needed, 2L * bytes.length)));
    }
  }
}
