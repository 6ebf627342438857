package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Shard;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.Closeable;
import java.io.IOException;

/**
 * Reads a published shard, compressed or not, and its index side by side, from the first record on,
 * one record in memory. A shard that is read to its end is what the manifest says, or {@link
 * DamagedShard}.
 */
public final class SequentialShard implements Closeable {
  private final Shard shard;
  private final PublishedInput data;
  private final TfRecordReader frames;
  private final SequentialIndex index;
  private RecordId id = new RecordId(0, 0);

  private SequentialShard(Shard shard, PublishedInput data, SequentialIndex index) {
    this.shard = shard;
    this.data = data;
    this.index = index;
    frames =
        TfRecordReader.of(
            new ShardFile(shard.data().path(), shard.compression(), ShardFile.LONGEST), data);
  }

  /** Opens a shard of the version in a directory. */
  public static SequentialShard open(Storage storage, String directory, Shard shard)
      throws IOException {
    PublishedInput data = PublishedInput.open(storage, directory, shard.data());
    try {
      return new SequentialShard(shard, data, SequentialIndex.open(storage, directory, shard));
    } catch (IOException failure) {
      data.close();
      throw failure;
    }
  }

  /**
   * Goes to the next record; says whether there is one. After the last the digests are compared.
   */
  public boolean next() throws IOException {
    if (!nextFrame()) {
      requireAll();
      return false;
    }
    if (frames.position() > shard.records()) {
      throw damaged("it goes on after its last record");
    }
    IndexFile.Entry entry = index.next();
    if (entry.offset() != frames.offset() || entry.length() != frames.length()) {
      throw damaged(
          "record %d (from 0) is not where its index says".formatted(frames.position() - 1));
    }
    id = entry.id();
    return true;
  }

  /** The id of the record that stands here. */
  public RecordId id() {
    return id;
  }

  /** What the record stands in, from the start on, until the next. */
  public byte[] record() {
    return frames.data();
  }

  public int length() {
    return frames.length();
  }

  @Override
  public void close() throws IOException {
    try (frames) {
      index.close();
    }
  }

  private boolean nextFrame() throws IOException {
    try {
      return frames.next();
    } catch (dev.granary.version.DamagedShard damage) {
      throw damaged(damage.reason());
    }
  }

  private void requireAll() throws IOException {
    if (frames.position() < shard.records()) {
      throw damaged("it ends after %d of %d records".formatted(frames.position(), shard.records()));
    }
    data.requireDigest();
    index.requireEnd();
  }

  private DamagedShard damaged(String what) {
    return new DamagedShard(shard.data().path(), what);
  }
}
