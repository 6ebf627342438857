package dev.granary.shard;

import dev.granary.storage.Storage;
import dev.granary.version.Shard;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads a published index from its first entry on, one entry in memory. An index that is read to
 * its end is what the manifest says, or {@link DamagedShard}.
 */
final class SequentialIndex implements Closeable {
  private final String path;
  private final PublishedInput file;
  private final DataInputStream in;
  private final byte[] entry = new byte[ShardIndex.ENTRY];
  private long read;

  private SequentialIndex(String path, PublishedInput file) {
    this.path = path;
    this.file = file;
    in = new DataInputStream(file);
  }

  /** Opens the index of a shard of the version in a directory. */
  static SequentialIndex open(Storage storage, String directory, Shard shard) throws IOException {
    return new SequentialIndex(
        shard.index().path(), PublishedInput.open(storage, directory, shard.index()));
  }

  /** The next entry; there must be one. */
  IndexFile.Entry next() throws IOException {
    try {
      if (read == 0) {
        in.readFully(new byte[ShardIndex.MAGIC_BYTES]);
      }
      in.readFully(entry);
    } catch (EOFException cut) {
      throw new DamagedShard(path, "it ends before it tells of record " + read + " (from 0)");
    }
    read++;
    return IndexFile.Entry.of(entry);
  }

  /** Reads what stands after the last entry and compares the digest. */
  void requireEnd() throws IOException {
    if (in.readNBytes(ShardIndex.DIGEST).length < ShardIndex.DIGEST || in.read() >= 0) {
      throw new DamagedShard(path, "it does not end where it should");
    }
    file.requireDigest();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
