package dev.granary.train;

import java.util.zip.CRC32C;

/** The checksum of TFRecord. */
final class MaskedCrc {
  private static final int DELTA = 0xa282ead8;

  private MaskedCrc() {}

  static int of(byte[] bytes, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, length);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + DELTA;
  }
}
