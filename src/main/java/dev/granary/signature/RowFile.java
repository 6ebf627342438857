package dev.granary.signature;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Rows of one width, sorted: 8 bytes of magic, the width (4), how many there are (8), the rows, and
 * the CRC-32C of all before (4), big-endian.
 */
public final class RowFile {
  private static final byte[] MAGIC = "GRNROW01".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 20;
  private static final int FOOTER = 4;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private RowFile() {}

  /** Writes rows in the order of their starts. */
  public static void write(Storage storage, String path, byte[] rows, int[] starts, int width)
      throws IOException {
    CRC32C crc = new CRC32C();
    byte[] header =
        ByteBuffer.allocate(HEADER).put(MAGIC).putInt(width).putLong(starts.length).array();
    byte[] chunk = new byte[width * Math.max(1, (1 << 16) / width)];
    try (OutputStream out = storage.create(path, Durability.DURABLE)) {
      crc.update(header);
      out.write(header);
      int filled = 0;
      for (int start : starts) {
        System.arraycopy(rows, start, chunk, filled, width);
        filled += width;
        if (filled == chunk.length) {
          crc.update(chunk, 0, filled);
          out.write(chunk, 0, filled);
          filled = 0;
        }
      }
      crc.update(chunk, 0, filled);
      out.write(chunk, 0, filled);
      new DataOutputStream(out).writeInt((int) crc.getValue());
    }
  }

  /**
   * Reads all rows of a file.
   *
   * @throws DamagedRows if it is not as it was written
   */
  public static byte[] read(Storage storage, String path, int width) throws IOException {
    byte[] file = storage.read(path, MOST_BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    if (file.length < HEADER + FOOTER
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DamagedRows(path, "is no file of rows");
    }
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - FOOTER);
    if ((int) crc.getValue() != bytes.getInt(file.length - FOOTER)) {
      throw new DamagedRows(path, "has another checksum than it was written with");
    }
    long length = bytes.getLong(MAGIC.length + Integer.BYTES) * width;
    if (bytes.getInt(MAGIC.length) != width || length != file.length - HEADER - FOOTER) {
      throw new DamagedRows(path, "does not hold rows of %d bytes".formatted(width));
    }
    return Arrays.copyOfRange(file, HEADER, file.length - FOOTER);
  }
}
