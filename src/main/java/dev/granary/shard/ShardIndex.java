package dev.granary.shard;

import dev.granary.record.RecordId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Where each record of a shard lies, so that any can be read alone. 8 bytes of magic; for each
 * record the offset of its frame (8) and the length of its data (4), little-endian, and its id
 * (16); at the end the SHA-256 of all before.
 */
final class ShardIndex {
  static final byte[] MAGIC = "GRNIDX01".getBytes(StandardCharsets.US_ASCII);
  static final int ENTRY = 28;
  static final int DIGEST = 32;

  private ByteBuffer bytes;

  ShardIndex() {
    bytes = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC);
  }

  void add(long offset, int length, RecordId id) {
    if (bytes.remaining() < ENTRY + DIGEST) {
      int doubled = Math.multiplyExact(bytes.capacity(), 2);
      bytes = ByteBuffer.allocate(doubled).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
    }
    bytes.putLong(offset).putInt(length);
    bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.high()).putLong(id.low());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The whole file. */
  byte[] finish() {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(bytes.array(), 0, bytes.position());
    bytes.put(sha256.digest());
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
