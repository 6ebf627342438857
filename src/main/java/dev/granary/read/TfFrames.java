package dev.granary.read;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frames of a TFRecord file: the length in 8 bytes, its checksum in 4, the content, its
 * checksum in 4. A frame that is longer than the limit is hashed as it goes by.
 */
final class TfFrames {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = 12;
  private static final int FOOT = 4;
  private static final int MASK = 0xa282ead8;

  private final TextWindow window;
  private final int recordBytes;
  private final CRC32C sum = new CRC32C();
  private final Sha256 sha = new Sha256();
  private long frames;
  private int start;
  private int length;

  TfFrames(TextWindow window, int recordBytes) {
    this.window = window;
    this.recordBytes = recordBytes;
  }

  /** Where the next frame begins. */
  long offset() {
    return window.offset();
  }

  long count() {
    return frames;
  }

  /** Whether the last frame has the checksum it was written with. */
  boolean isSound() {
    byte[] bytes = window.bytes();
    return masked(bytes, start, length) == (int) INT.get(bytes, start + length);
  }

  /** Goes to the next frame; false at the end of the file. */
  boolean next(RawRecord record) throws IOException {
    record.place(window.offset(), frames);
    record.hold(window.bytes(), window.start(), 0);
    if (!WindowBytes.has(window, 1)) {
      return false;
    }
    frames++;
    if (!WindowBytes.has(window, HEAD)) {
      throw broken(record, "the file ends inside the length of an example");
    }
    byte[] bytes = window.bytes();
    int at = window.start();
    long size = (long) LONG.get(bytes, at);
    if (masked(bytes, at, Long.BYTES) != (int) INT.get(bytes, at + Long.BYTES) || size < 0) {
      throw broken(record, "the length of an example has not the checksum it was written with");
    }
    window.moveTo(at + HEAD);
    if (size > recordBytes) {
      passLong(size, record);
    } else {
      hold((int) size, record);
    }
    return true;
  }

  private void hold(int bytes, RawRecord record) throws IOException {
    if (!WindowBytes.has(window, bytes + FOOT)) {
      throw broken(record, "the file ends inside an example of " + bytes + " bytes");
    }
    length = bytes;
    start = window.start();
    record.hold(window.bytes(), start, length);
    window.moveTo(start + length + FOOT);
  }

  private void passLong(long size, RawRecord record) throws IOException {
    sha.reset();
    long left = size;
    while (left > 0) {
      if (!WindowBytes.has(window, 1)) {
        record.passed(size - left, sha.recordId());
        throw new DamagedText("the file ends inside an example of " + size + " bytes");
      }
      int part = (int) Math.min(left, window.limit() - window.start());
      sha.update(window.bytes(), window.start(), part);
      window.moveTo(window.start() + part);
      left -= part;
    }
    record.passed(size, sha.recordId());
    if (!WindowBytes.has(window, FOOT)) {
      throw new DamagedText("the file ends inside the checksum of an example");
    }
    window.moveTo(window.start() + FOOT);
  }

  private DamagedText broken(RawRecord record, String evidence) {
    record.hold(window.bytes(), window.start(), Math.min(HEAD, window.limit() - window.start()));
    return new DamagedText(evidence);
  }

  private int masked(byte[] bytes, int from, int count) {
    sum.reset();
    sum.update(bytes, from, count);
    int value = (int) sum.getValue();
    return (value >>> 15 | value << 17) + MASK;
  }
}
