package dev.granary.shard;

import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import dev.granary.version.Compression;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.LongUnaryOperator;

/**
 * Where each record of a shard lies, so that any can be read alone. 8 bytes of magic; for each
 * record the offset of its frame (8) and the length of its data (4), little-endian, and its id
 * (16), big-endian; at the end the SHA-256 of all before.
 */
final class ShardIndex {
  static final int ENTRY = 28;
  static final int DIGEST = 32;
  static final int MAGIC_BYTES = 8;

  /** Offsets count bytes of the file. */
  private static final String OF_BYTES = "GRNIDX01";

  /** Offsets tell gzip members and bytes of them. */
  private static final String OF_MEMBERS = "GRNIDXZ1";

  private final RowBuffer bytes = new RowBuffer(1 << 14);

  ShardIndex() {
    bytes.put(magic(Compression.NONE), 0, MAGIC_BYTES);
  }

  /** How an index begins. */
  static byte[] magic(Compression compression) {
    return switch (compression) {
      case NONE -> OF_BYTES.getBytes(StandardCharsets.US_ASCII);
      case GZIP -> OF_MEMBERS.getBytes(StandardCharsets.US_ASCII);
    };
  }

  void add(long offset, int length, RecordId id) {
    bytes.putLong(Long.reverseBytes(offset));
    bytes.putInt(Integer.reverseBytes(length));
    bytes.putId(id);
  }

  /** The whole file of a shard in gzip members; nothing may be added after. */
  byte[] finish(LongUnaryOperator offsetInMembers) {
    byte[] entries = bytes.bytes();
    System.arraycopy(magic(Compression.GZIP), 0, entries, 0, MAGIC_BYTES);
    ByteBuffer offsets = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    for (int entry = MAGIC_BYTES; entry < bytes.size(); entry += ENTRY) {
      offsets.putLong(entry, offsetInMembers.applyAsLong(offsets.getLong(entry)));
    }
    return finish();
  }

  /** The whole file; nothing may be added after. */
  byte[] finish() {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(bytes.bytes(), 0, bytes.size());
    bytes.put(sha256.digest(), 0, DIGEST);
    return bytes.copy();
  }
}
