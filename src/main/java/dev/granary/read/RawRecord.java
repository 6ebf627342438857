package dev.granary.read;

import dev.granary.record.RecordId;

/** Where a record stands and what its bytes are; one instance serves all records of a reader. */
public final class RawRecord {
  private static final byte[] NOTHING = {};

  private final Sha256 sha = new Sha256();
  private byte[] buffer = NOTHING;
  private int start;
  private long offset;
  private long line;
  private long bytes;
  private RecordId digest = new RecordId(0, 0);
  private boolean digested;
  private boolean held;

  RawRecord() {}

  /** Where its first byte stands in the decompressed file. */
  public long offset() {
    return offset;
  }

  /** How many lines begin before it, counted from the first that starts in its block. */
  public long line() {
    return line;
  }

  /** How long it is, without what ends its line. */
  public long bytes() {
    return bytes;
  }

  /** The first 128 bits of the SHA-256 of its bytes, without what ends its line. */
  public RecordId digest() {
    if (!digested) {
      sha.update(buffer, start, (int) bytes);
      digest = sha.recordId();
      digested = true;
    }
    return digest;
  }

  /** Whether its bytes are at hand; else it was longer than the limit. */
  boolean held() {
    return held;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  void place(long newOffset, long newLine) {
    offset = newOffset;
    line = newLine;
  }

  /** Its bytes are at hand; they are hashed when asked for. */
  void hold(byte[] newBuffer, int newStart, int length) {
    buffer = newBuffer;
    start = newStart;
    bytes = length;
    digested = false;
    held = true;
  }

  /** Its bytes went by. */
  void passed(long length, RecordId newDigest) {
    buffer = NOTHING;
    start = 0;
    bytes = length;
    digest = newDigest;
    digested = true;
    held = false;
  }
}
