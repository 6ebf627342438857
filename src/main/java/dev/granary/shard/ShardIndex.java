package dev.granary.shard;

import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Where each record of a shard lies, so that any can be read alone. 8 bytes of magic; for each
 * record the offset of its frame (8) and the length of its data (4), little-endian, and its id
 * (16), big-endian; at the end the SHA-256 of all before.
 */
final class ShardIndex {
  static final int ENTRY = 28;
  static final int DIGEST = 32;

  private static final byte[] MAGIC = "GRNIDX01".getBytes(StandardCharsets.US_ASCII);

  private final RowBuffer bytes = new RowBuffer(1 << 14);

  ShardIndex() {
    bytes.put(MAGIC, 0, MAGIC.length);
  }

  void add(long offset, int length, RecordId id) {
    bytes.putLong(Long.reverseBytes(offset));
    bytes.putInt(Integer.reverseBytes(length));
    bytes.putId(id);
  }

  /** The whole file; nothing may be added after. */
  byte[] finish() {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(bytes.bytes(), 0, bytes.size());
    bytes.put(sha256.digest(), 0, DIGEST);
    return bytes.copy();
  }
}
