package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.version.ShardName;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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
  private ShardIndex index = new ShardIndex();
  private @Nullable DigestedOutput file;
  private @Nullable TfRecordWriter writer;

  /** The split that is written: its number in the version, and its name. */
  public record Split(String dataset, int number, String name) {}

  public ShardSequence(Storage storage, String directory, Split split, Deal deal) {
    this.storage = storage;
    this.directory = directory;
    this.split = split;
    this.deal = deal;
  }

  /** Writes the record of the next rank. */
  public void write(RecordId id, byte[] record, int length) throws IOException {
    TfRecordWriter out = writer == null ? open() : writer;
    index.add(out.position(), length, id);
    out.write(record, 0, length);
    rank++;
    if (rank == deal.firstRank(written.size() + 1L)) {
      out.finish();
      finish();
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

  private TfRecordWriter open() throws IOException {
    DigestedOutput output =
        new DigestedOutput(storage.create(directory + "/" + name(), Durability.DURABLE));
    TfRecordWriter opened = new TfRecordWriter(output);
    file = output;
    writer = opened;
    index = new ShardIndex();
    return opened;
  }

  private void finish() throws IOException {
    int number = written.size();
    String name = name();
    DigestedOutput output = Objects.requireNonNull(file);
    output.close();
    file = null;
    writer = null;
    byte[] indexed = index.finish();
    try (OutputStream stream =
        storage.create(directory + "/" + WrittenShard.indexOf(name), Durability.DURABLE)) {
      stream.write(indexed);
    }
    written.add(
        new WrittenShard(
            split.number(),
            name,
            deal.firstRank(number + 1L) - deal.firstRank(number),
            output.bytes(),
            output.sha256(),
            HexFormat.of().formatHex(Sha256.digest().digest(indexed))));
  }

  private String name() {
    return new ShardName(split.dataset(), split.name(), written.size(), deal.files()).toString();
  }
}
