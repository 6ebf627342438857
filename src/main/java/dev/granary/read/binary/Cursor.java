package dev.granary.read.binary;

/** Goes through bytes and never past their end. */
public final class Cursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  public Cursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Where the next byte stands in {@link #bytes}. */
  public int at() {
    return at;
  }

  public int left() {
    return end - at;
  }

  /** The next byte, from 0 to 255. */
  public int next() throws Malformed {
    if (at >= end) {
      throw new Malformed("data that is cut");
    }
    return bytes[at++] & 0xff;
  }

  /** Passes over bytes and tells where they begin. */
  public int skip(long count) throws Malformed {
    if (count < 0 || count > end - at) {
      throw new Malformed("data that is cut: it should have " + count + " more bytes");
    }
    int start = at;
    at += (int) count;
    return start;
  }

  void copy(byte[] target, int to, int count) throws Malformed {
    System.arraycopy(bytes, skip(count), target, to, count);
  }

  /** A number of so many bytes, the lowest first. */
  public long littleEndian(int width) throws Malformed {
    int from = skip(width);
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | (bytes[from + i] & 0xff);
    }
    return value;
  }

  /** A number of seven bits a byte, the lowest first, in at most so many bytes. */
  public long variable(int mostBytes) throws Malformed {
    long value = 0;
    for (int i = 0; i < mostBytes; i++) {
      int part = next();
      value |= (long) (part & 0x7f) << (7 * i);
      if (part < 0x80) {
        return value;
      }
    }
    throw new Malformed("a number of more than " + mostBytes + " bytes");
  }

  /** The same for a number that may be negative: its sign is its lowest bit. */
  public long zigzag() throws Malformed {
    long value = variable(10);
    return value >>> 1 ^ -(value & 1);
  }
}
