package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.shard.IndexFile.Entry;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.DamagedShard;
import dev.granary.version.Shard;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the records of a published shard, any of them by its position without what lies before, or
 * all in order. Each frame's checksums are compared, and frame and index with each other; what is
 * wrong is {@link DamagedShard}. Holds two open files and one record; not for several threads.
 */
public final class ShardReader implements Closeable {
  private static final int READ_AHEAD = 1 << 14;

  private final String path;
  private final Shard shard;
  private final SeekableByteChannel data;
  private final IndexFile index;

  /** Is given the records of a shard one by one. */
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @param position its number in the shard, from 0
     * @param data what its bytes stand in, from the start on, until the visit is over
     */
    void visit(long position, RecordId id, byte[] data, int length) throws IOException;
  }

  private ShardReader(String path, Shard shard, SeekableByteChannel data, IndexFile index) {
    this.path = path;
    this.shard = shard;
    this.data = data;
    this.index = index;
  }

  /**
   * Opens a shard of the version in a directory and compares the digest of its index, for which the
   * whole index is read once: 28 bytes for each record of the shard.
   */
  public static ShardReader open(Storage storage, String directory, Shard shard)
      throws IOException {
    ShardReader reader = openUnproven(storage, directory, shard);
    try {
      reader.index.requireDigest();
      return reader;
    } catch (IOException failure) {
      reader.close();
      throw failure;
    }
  }

  /**
   * Opens a shard and reads 8 bytes of its index. For who needs few records of a version that was
   * verified: a changed offset or length shows when its record is read, a changed id does not.
   */
  public static ShardReader openUnproven(Storage storage, String directory, Shard shard)
      throws IOException {
    String path = directory + "/" + shard.data().path();
    IndexFile index = IndexFile.open(storage, directory, shard);
    try {
      return new ShardReader(path, shard, storage.open(path), index);
    } catch (IOException failure) {
      index.close();
      throw failure;
    }
  }

  /** How many records there are. */
  public long records() {
    return shard.records();
  }

  /** The id of the record at a position, counted from 0. */
  public RecordId id(long position) throws IOException {
    return index.entry(position).id();
  }

  /** The ids of some records in order, from a position on; the shard must have so many. */
  public List<RecordId> ids(long first, int count) throws IOException {
    List<RecordId> ids = new ArrayList<>(count);
    if (count > 0) {
      index.entry(first + count - 1);
      IndexFile.Entries entries = index.entries(first);
      for (int i = 0; i < count; i++) {
        ids.add(entries.next().id());
      }
    }
    return ids;
  }

  /** The record at a position, counted from 0. */
  public byte[] record(long position) throws IOException {
    Entry entry = index.entry(position);
    requirePossible(position, entry);
    long offset = entry.offset();
    try (TfRecordReader frames =
        TfRecordReader.from(file(entry.length()), dataFrom(offset), offset, position)) {
      if (!frames.next() || frames.length() != entry.length()) {
        throw disagreement(position);
      }
      return Arrays.copyOf(frames.data(), frames.length());
    }
  }

  /** Visits all records in order. */
  public void each(Visitor visitor) throws IOException {
    try (TfRecordReader frames = TfRecordReader.of(file(ShardFile.LONGEST), dataFrom(0))) {
      each(frames, index.entries(0), visitor);
    }
  }

  @Override
  public void close() throws IOException {
    try (data) {
      index.close();
    }
  }

  private void each(TfRecordReader frames, IndexFile.Entries entries, Visitor visitor)
      throws IOException {
    for (long position = 0; frames.next(); position++) {
      if (position == shard.records()) {
        throw new DamagedShard(path, "holds more than the %d records".formatted(shard.records()));
      }
      Entry entry = entries.next();
      if (entry.offset() != frames.offset() || entry.length() != frames.length()) {
        throw disagreement(position);
      }
      visitor.visit(position, entry.id(), frames.data(), frames.length());
    }
    if (frames.position() < shard.records()) {
      throw new DamagedShard(
          path, "ends after %d of %d records".formatted(frames.position(), shard.records()));
    }
  }

  /** What an index claims must lie within the file, before anything is read or made for it. */
  private void requirePossible(long position, Entry entry) throws DamagedShard {
    long start = file(0).start(entry.offset());
    long end =
        shard.compression() == Compression.NONE
            ? start + TfRecordWriter.FRAME_BYTES + Math.max(0, entry.length())
            : start;
    if (entry.length() < 0 || start < 0 || end < start || end > shard.data().bytes()) {
      throw index.damaged(
          "says of record %d (from 0) what cannot be: %d bytes at offset %d"
              .formatted(position, entry.length(), entry.offset()));
    }
  }

  private DamagedShard disagreement(long position) {
    return index.damaged(
        "has another offset or length for record %d (from 0) than %s"
            .formatted(position, shard.data().path()));
  }

  private ShardFile file(int longest) {
    return new ShardFile(path, shard.compression(), longest);
  }

  private InputStream dataFrom(long offset) throws IOException {
    data.position(file(0).start(offset));
    return new StillOpen(new BufferedInputStream(Channels.newInputStream(data), READ_AHEAD));
  }

  /** The shard stays open when one reading of it ends. */
  private static final class StillOpen extends FilterInputStream {
    StillOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
