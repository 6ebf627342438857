package dev.granary.version;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/** Frames as TFRecord has them, for tests. */
final class Frames {
  private static final int AROUND = 16;

  private Frames() {}

  /** A file of these records. */
  static byte[] of(List<byte[]> records) {
    ByteBuffer file =
        ByteBuffer.allocate(records.stream().mapToInt(record -> record.length + AROUND).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (byte[] record : records) {
      byte[] header = new byte[Long.BYTES + Integer.BYTES];
      putHeader(header, record.length);
      file.put(header).put(record).putInt(masked(record));
    }
    return file.array();
  }

  /** The header of a record of some length, its checksum as it must be. */
  static void putHeader(byte[] target, long length) {
    byte[] claimed =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN).put(claimed).putInt(masked(claimed));
  }

  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }
}
