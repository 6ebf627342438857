package dev.granary.shard;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Writes TFRecord frames: length (8, little-endian), its masked CRC32C (4), the data, its masked
 * CRC32C (4). The SHA-256 is taken of the very bytes that are written. Not for several threads.
 */
final class TfRecordWriter implements Closeable {
  static final int FRAME_BYTES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int HEADER = 12;
  private static final int FOOTER = 4;

  private final OutputStream out;
  private final MessageDigest sha256;
  private final CRC32C crc = new CRC32C();
  private final byte[] buffer = new byte[1 << 18];
  private int buffered;
  private long position;

  TfRecordWriter(OutputStream out) {
    this.out = out;
    sha256 = Sha256.digest();
  }

  /** Where the next frame starts. */
  long position() {
    return position;
  }

  void write(byte[] data, int start, int length) throws IOException {
    room(HEADER);
    LONGS.set(buffer, buffered, (long) length);
    INTS.set(buffer, buffered + Long.BYTES, maskedCrc(buffer, buffered, Long.BYTES));
    buffered += HEADER;
    if (length <= buffer.length) {
      room(length);
      System.arraycopy(data, start, buffer, buffered, length);
      buffered += length;
    } else {
      drain();
      sha256.update(data, start, length);
      out.write(data, start, length);
    }
    room(FOOTER);
    INTS.set(buffer, buffered, maskedCrc(data, start, length));
    buffered += FOOTER;
    position += (long) HEADER + length + FOOTER;
  }

  /** Writes what waits and tells the digest of all; nothing may be written after. */
  String finish() throws IOException {
    drain();
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void room(int bytes) throws IOException {
    if (buffered + bytes > buffer.length) {
      drain();
    }
  }

  private void drain() throws IOException {
    sha256.update(buffer, 0, buffered);
    out.write(buffer, 0, buffered);
    buffered = 0;
  }

  private int maskedCrc(byte[] bytes, int start, int length) {
    crc.reset();
    crc.update(bytes, start, length);
    return mask((int) crc.getValue());
  }

  static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK_DELTA;
  }
}
