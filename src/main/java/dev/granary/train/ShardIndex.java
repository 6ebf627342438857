package dev.granary.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where each record of a shard stands. Mapped, so that it takes no heap. */
final class ShardIndex {
  private static final int MAGIC = 8;
  private static final int ENTRY = 28;
  private static final int LENGTH_AT = 8;
  private static final int ID_AT = 12;
  private static final int ID = 16;
  private static final int DIGEST = 32;

  private final ByteBuffer bytes;

  private ShardIndex(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static ShardIndex open(Path file, long records, ShardPacking packing) {
    ByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(file)) {
      long expected = MAGIC + ENTRY * records + DIGEST;
      if (channel.size() != expected) {
        throw WorkerFailed.shard(
            file.toString(),
            "%s has %,d bytes, but an index of %,d records has %,d"
                .formatted(file, channel.size(), records, expected));
      }
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, expected);
    } catch (IOException e) {
      throw WorkerFailed.shard(file.toString(), "Cannot read the index " + file + ": " + e, e);
    }
    if (!packing.marks(bytes.slice(0, MAGIC)) || !isSound(bytes)) {
      throw WorkerFailed.shard(
          file.toString(), file + " is damaged, or no index of a shard: its digest differs");
    }
    return new ShardIndex(bytes.order(ByteOrder.LITTLE_ENDIAN));
  }

  long offset(long record) {
    return bytes.getLong(entry(record));
  }

  int length(long record) {
    return bytes.getInt(entry(record) + LENGTH_AT);
  }

  String id(long record) {
    byte[] id = new byte[ID];
    bytes.get(entry(record) + ID_AT, id);
    return HexFormat.of().formatHex(id);
  }

  private static int entry(long record) {
    return Math.toIntExact(MAGIC + ENTRY * record);
  }

  private static boolean isSound(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      int end = bytes.limit() - DIGEST;
      digest.update(bytes.slice(0, end));
      return ByteBuffer.wrap(digest.digest()).equals(bytes.slice(end, DIGEST));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
