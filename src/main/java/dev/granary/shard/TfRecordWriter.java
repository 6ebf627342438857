package dev.granary.shard;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes TFRecord frames: length (8, little-endian), its masked CRC32C (4), the data, its masked
 * CRC32C (4). Not for several threads.
 */
final class TfRecordWriter {
  static final int FRAME_BYTES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int HEADER = 12;
  private static final int FOOTER = 4;

  private final OutputStream out;
  private final CRC32C crc = new CRC32C();
  private final byte[] buffer = new byte[1 << 18];
  private int buffered;
  private long position;

  TfRecordWriter(OutputStream out) {
    this.out = out;
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
      out.write(data, start, length);
    }
    room(FOOTER);
    INTS.set(buffer, buffered, maskedCrc(data, start, length));
    buffered += FOOTER;
    position += (long) HEADER + length + FOOTER;
  }

  /** Writes what waits. */
  void finish() throws IOException {
    drain();
  }

  private void room(int bytes) throws IOException {
    if (buffered + bytes > buffer.length) {
      drain();
    }
  }

  private void drain() throws IOException {
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
