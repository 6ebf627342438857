package dev.granary.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** A TFRecord file of one record, which is how some programs keep a message. */
public final class OneRecordFile {
  private OneRecordFile() {}

  /** Its bytes: the length and its checksum, the record and its checksum. */
  public static byte[] of(byte[] record) {
    ByteBuffer file =
        ByteBuffer.allocate(TfRecordWriter.FRAME_BYTES + record.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(record.length);
    file.putInt(masked(file.array(), 0, Long.BYTES));
    file.put(record);
    file.putInt(masked(record, 0, record.length));
    return file.array();
  }

  private static int masked(byte[] bytes, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, length);
    return TfRecordWriter.mask((int) crc.getValue());
  }
}
