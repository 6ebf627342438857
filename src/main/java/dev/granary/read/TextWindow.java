package dev.granary.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a text in memory that moves forward. It grows only as far as it is told that one record
 * may need.
 */
final class TextWindow {
  private static final int CHUNK = 1 << 18;

  private final InputStream text;
  private final int most;
  private byte[] bytes;
  private int start;
  private int limit;
  private long base;

  TextWindow(InputStream text, long offset, int recordBytes, byte[] buffer) {
    this.text = text;
    this.base = offset;
    this.most = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * CHUNK + recordBytes);
    this.bytes = buffer;
  }

  /** A buffer for a first window; a later one may take over what this one has become. */
  static byte[] newBuffer() {
    return new byte[2 * CHUNK];
  }

  /** What the window shows: from {@link #start} to {@link #limit}. */
  byte[] bytes() {
    return bytes;
  }

  /** The first byte that is still needed. */
  int start() {
    return start;
  }

  /** Behind the last byte that was read. */
  int limit() {
    return limit;
  }

  /** Where the first byte that is still needed stands in the text. */
  long offset() {
    return base + start;
  }

  /** Lets bytes go: from here on they may be overwritten. */
  void moveTo(int newStart) {
    start = newStart;
  }

  /** Reads on, which may move all that is needed; false at the end of the text. */
  boolean fill() throws IOException {
    if (bytes.length - limit < CHUNK) {
      makeRoom();
    }
    int count = text.read(bytes, limit, Math.min(CHUNK, bytes.length - limit));
    limit += Math.max(0, count);
    return count > 0;
  }

  /** Lets everything up to an offset of the text go. */
  void skipTo(long offset) throws IOException {
    while (base + limit < offset) {
      start = limit;
      if (!fill()) {
        return;
      }
    }
    start = (int) (offset - base);
  }

  private void makeRoom() {
    int kept = limit - start;
    byte[] target = bytes;
    if (bytes.length - kept < CHUNK) {
      target = new byte[(int) Math.min(most, Math.max(2L * bytes.length, kept + 2L * CHUNK))];
    }
    System.arraycopy(bytes, start, target, 0, kept);
    bytes = target;
    base += start;
    start = 0;
    limit = kept;
  }
}
