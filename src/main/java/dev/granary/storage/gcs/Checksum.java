package dev.granary.storage.gcs;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** CRC32C as Cloud Storage writes it: four bytes, highest first, in base 64. */
final class Checksum {
  private final CRC32C crc = new CRC32C();

  void update(byte[] bytes, int start, int length) {
    crc.update(bytes, start, length);
  }

  static String of(byte[] bytes) {
    Checksum checksum = new Checksum();
    checksum.update(bytes, 0, bytes.length);
    return checksum.text();
  }

  String text() {
    byte[] four = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(four);
  }
}
