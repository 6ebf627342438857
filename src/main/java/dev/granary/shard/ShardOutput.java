package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/**
 * One shard while it is written, record by record; its index waits in memory. Equal records with
 * equal ids make equal bytes of both files, whoever writes them.
 */
final class ShardOutput implements Closeable {
  private final Storage storage;
  private final String directory;
  private final String name;
  private final DigestedOutput file;
  private final Packing packing;
  private final TfRecordWriter frames;
  private final ShardIndex index = new ShardIndex();
  private int records;

  private ShardOutput(
      Storage storage, String directory, String name, DigestedOutput file, Packing packing) {
    this.storage = storage;
    this.directory = directory;
    this.name = name;
    this.file = file;
    this.packing = packing;
    frames = new TfRecordWriter(packing.out());
  }

  /** What packs frames into a file, and what ends both it and the index. */
  private record Packing(OutputStream out, Ending ending) {
    static Packing into(DigestedOutput file, Compression compression) {
      return switch (compression) {
        case NONE -> new Packing(file, ShardIndex::finish);
        case GZIP -> {
          MemberOutput members = new MemberOutput(file);
          yield new Packing(
              members,
              index -> {
                members.finish();
                return index.finish(members::offset);
              });
        }
      };
    }
  }

  /** Ends a file of frames and gives its whole index. */
  private interface Ending {
    byte[] of(ShardIndex index) throws IOException;
  }

  /** Creates a shard under a directory, over whatever stands there. */
  static ShardOutput create(Storage storage, String directory, String name, Compression compression)
      throws IOException {
    DigestedOutput file =
        new DigestedOutput(storage.create(directory + "/" + name, Durability.DURABLE));
    return new ShardOutput(storage, directory, name, file, Packing.into(file, compression));
  }

  /** Writes the next record. */
  void write(RecordId id, byte[] bytes, int start, int length) throws IOException {
    index.add(frames.position(), length, id);
    frames.write(bytes, start, length);
    records++;
  }

  /** How many records were written. */
  int records() {
    return records;
  }

  /** Ends the shard and writes its index; nothing may be written after. */
  WrittenShard finish(int split) throws IOException {
    frames.finish();
    byte[] indexed = packing.ending().of(index);
    close();
    try (OutputStream stream =
        storage.create(directory + "/" + WrittenShard.indexOf(name), Durability.DURABLE)) {
      stream.write(indexed);
    }
    return new WrittenShard(
        split,
        name,
        records,
        file.bytes(),
        file.sha256(),
        HexFormat.of().formatHex(Sha256.digest().digest(indexed)));
  }

  @Override
  public void close() throws IOException {
    packing.out().close();
  }
}
