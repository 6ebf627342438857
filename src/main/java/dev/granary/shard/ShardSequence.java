package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.ShardName;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one split, in the order of their ranks, to the files of a deal. One file is
 * open at a time; its index is in memory.
 */
public final class ShardSequence implements Closeable {
  private final Storage storage;
  private final String directory;
  private final Split split;
  private final Deal deal;
  private final List<WrittenShard> written = new ArrayList<>();
  private long rank;
  private @Nullable ShardOutput file;

  /** The split that is written: its number in the version, its name, and how it is stored. */
  public record Split(String dataset, int number, String name, Compression compression) {}

  public ShardSequence(Storage storage, String directory, Split split, Deal deal) {
    this.storage = storage;
    this.directory = directory;
    this.split = split;
    this.deal = deal;
  }

  /** Writes the record of the next rank. */
  public void write(RecordId id, byte[] record, int length) throws IOException {
    ShardOutput out = file == null ? open() : file;
    out.write(id, record, 0, length);
    rank++;
    if (rank == deal.firstRank(written.size() + 1L)) {
      written.add(out.finish(split.number()));
      file = null;
    }
  }

  /** Writes it with a weight of 0, which is set in {@code record}. */
  public void writePadding(RecordId id, byte[] record, int length) throws IOException {
    PaddingWeight.clear(record, 0, length);
    write(id, record, length);
  }

  /** All files, once the last rank is written. */
  public List<WrittenShard> written() {
    if (written.size() != deal.files()) {
      throw new IllegalStateException(
          "split " + split.name() + " was dealt to " + written.size() + " of its files only");
    }
    return List.copyOf(written);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private ShardOutput open() throws IOException {
    String name =
        new ShardName(split.dataset(), split.name(), written.size(), deal.files()).toString();
    ShardOutput opened = ShardOutput.create(storage, directory, name, split.compression());
    file = opened;
    return opened;
  }
}
