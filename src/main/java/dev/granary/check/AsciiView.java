package dev.granary.check;

import java.nio.charset.StandardCharsets;

/** Bytes that are ASCII, looked at as characters where they stand. */
final class AsciiView implements CharSequence {
  private byte[] buffer = new byte[0];
  private int start;
  private int length;

  AsciiView over(byte[] bytes, int from, int count) {
    buffer = bytes;
    start = from;
    length = count;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return (char) buffer[start + index];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return toString().substring(from, to);
  }

  @Override
  public String toString() {
    return new String(buffer, start, length, StandardCharsets.US_ASCII);
  }
}
