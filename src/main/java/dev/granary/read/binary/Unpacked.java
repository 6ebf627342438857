package dev.granary.read.binary;

import java.util.Arrays;

/** Memory for what was unpacked, used again and again; it grows no further than it is told. */
public final class Unpacked {
  private static final int LEAST = 1 << 12;

  private byte[] bytes = new byte[0];
  private int length;

  /** Valid up to {@link #length} and until something else is unpacked. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Makes room for so many bytes and keeps those that are there. */
  byte[] room(int size, int most) throws Malformed {
    if (size > most) {
      throw new Malformed("more than " + most + " bytes once it is unpacked");
    }
    if (bytes.length < size) {
      long larger = Math.max(Math.max(LEAST, size), Math.min(most, 2L * bytes.length));
      bytes = Arrays.copyOf(bytes, (int) larger);
    }
    return bytes;
  }

  void end(int newLength) {
    length = newLength;
  }
}
