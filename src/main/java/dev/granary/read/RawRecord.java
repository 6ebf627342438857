package dev.granary.read;

import dev.granary.record.RecordId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Supplier<RecordId> digester;

  RawRecord() {}

  /** Where its first byte stands in the decompressed file; in formats of columns, its row. */
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

  /**
   * The first 128 bits of the SHA-256 of its bytes, without what ends its line; in formats of
   * columns, of its values.
   */
  public RecordId digest() {
    if (!digested) {
      digest = digester == null ? hashed() : digester.get();
      digested = true;
    }
    return digest;
  }

  private RecordId hashed() {
    sha.update(buffer, start, (int) bytes);
    return sha.recordId();
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
    digester = null;
    held = true;
  }

  /** It has no bytes of its own in the file, only values; its digest is made when asked for. */
  void gathered(long length, Supplier<RecordId> newDigester) {
    buffer = NOTHING;
    start = 0;
    bytes = length;
    digested = false;
    digester = newDigester;
    held = false;
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
