package dev.granary.read;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Packing;
import dev.granary.read.binary.Unpacked;
import java.util.zip.CRC32;

/** The records of one Avro block, unpacked. */
final class AvroUnpacked {
  private final Unpacked bytes;
  private Cursor cursor = new Cursor(new byte[0], 0, 0);
  private long left;

  /** Of so many records, in memory that the ones before no longer need. */
  AvroUnpacked(long records, Unpacked bytes) {
    this.left = records;
    this.bytes = bytes;
  }

  /** How many records are still to come. */
  long left() {
    return left;
  }

  Cursor cursor() {
    return cursor;
  }

  void took() {
    left--;
  }

  void unpack(TextWindow window, int length, Packing packing, AvroStart start, int most)
      throws Malformed {
    int sum = start.container().hasChecksums() ? Integer.BYTES : 0;
    if (length < sum) {
      throw new Malformed("a block that is too short for its checksum");
    }
    packing.unpack(window.bytes(), window.start(), length - sum, bytes, most);
    if (sum > 0) {
      requireSum(window.bytes(), window.start() + length - sum);
    }
    if (left > bytes.length()) {
      throw new Malformed("more records than bytes");
    }
    cursor = new Cursor(bytes.bytes(), 0, bytes.length());
  }

  private void requireSum(byte[] stored, int at) throws Malformed {
    CRC32 sum = new CRC32();
    sum.update(bytes.bytes(), 0, bytes.length());
    int wanted = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      wanted = wanted << 8 | (stored[at + i] & 0xff);
    }
    if ((int) sum.getValue() != wanted) {
      throw new Malformed("it has not the checksum it was written with");
    }
  }
}
