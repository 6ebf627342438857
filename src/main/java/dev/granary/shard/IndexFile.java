package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.DamagedShard;
import dev.granary.version.Shard;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.Arrays;

/** The index of one shard, read here and there or from its start; see {@link ShardIndex}. */
final class IndexFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final String path;
  private final Shard shard;
  private final SeekableByteChannel channel;

  private IndexFile(String path, Shard shard, SeekableByteChannel channel) {
    this.path = path;
    this.shard = shard;
    this.channel = channel;
  }

  /**
   * What an index says of a record.
   *
   * @param offset where its frame starts; see {@link dev.granary.version.ShardFile}
   */
  record Entry(long offset, int length, RecordId id) {
    static Entry of(byte[] entry) {
      ByteBuffer little = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
      long offset = little.getLong();
      int length = little.getInt();
      ByteBuffer big = little.order(ByteOrder.BIG_ENDIAN);
      return new Entry(offset, length, new RecordId(big.getLong(), big.getLong()));
    }
  }

  /** Compares its length and how it begins. */
  static IndexFile open(Storage storage, String directory, Shard shard) throws IOException {
    String path = directory + "/" + shard.index().path();
    SeekableByteChannel channel = storage.open(path);
    try {
      IndexFile index = new IndexFile(path, shard, channel);
      index.requireShape();
      return index;
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Reads all of it and compares its digests, its own and that of the manifest. */
  void requireDigest() throws IOException {
    MessageDigest digest = Sha256.digest();
    InputStream in = from(0);
    byte[] buffer = new byte[BUFFER];
    for (long left = channel.size() - ShardIndex.DIGEST; left > 0; ) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw damaged("became shorter while it was read");
      }
      digest.update(buffer, 0, count);
      left -= count;
    }
    byte[] own = in.readNBytes(ShardIndex.DIGEST);
    if (!Arrays.equals(own, Sha256.copyOf(digest).digest())) {
      throw damaged("its bytes do not fit the SHA-256 at its end");
    }
    digest.update(own);
    if (!Arrays.equals(shard.index().sha256().bytes(), digest.digest())) {
      throw damaged("it is not the index that the manifest names");
    }
  }

  /** What it says of a record, counted from 0. */
  Entry entry(long position) throws IOException {
    if (position < 0 || position >= shard.records()) {
      throw new IndexOutOfBoundsException(
          "%s has %d records, there is no record %d (from 0)"
              .formatted(shard.data().path(), shard.records(), position));
    }
    return Entry.of(from(placeOf(position)).readNBytes(ShardIndex.ENTRY));
  }

  /** All of its entries from a record on, in order. */
  Entries entries(long position) throws IOException {
    return new Entries(new BufferedInputStream(from(placeOf(position)), BUFFER));
  }

  DamagedShard damaged(String what) {
    return new DamagedShard(path, what);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void requireShape() throws IOException {
    if (channel.size() != shard.index().bytes()) {
      throw damaged("has %d bytes instead of %d".formatted(channel.size(), shard.index().bytes()));
    }
    byte[] magic = from(0).readNBytes(ShardIndex.MAGIC_BYTES);
    if (!Arrays.equals(magic, ShardIndex.magic(shard.compression()))) {
      throw damaged(
          shard.compression() == Compression.NONE
              ? "is no index of a shard that is not compressed"
              : "is no index of a shard in gzip members");
    }
  }

  private InputStream from(long place) throws IOException {
    channel.position(place);
    return Channels.newInputStream(channel);
  }

  private static long placeOf(long position) {
    return ShardIndex.MAGIC_BYTES + position * ShardIndex.ENTRY;
  }

  /** Entries one after another; good until something else of the index is read. */
  static final class Entries {
    private final InputStream in;

    private Entries(InputStream in) {
      this.in = in;
    }

    /** The next; there must be one. */
    Entry next() throws IOException {
      return Entry.of(in.readNBytes(ShardIndex.ENTRY));
    }
  }
}
