package dev.granary.train;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.RecordPlace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads any record of a split; a file is opened when the first of its records is asked for. */
final class SplitReader implements Closeable {
  private static final long MOST_UNPACKED = 256L << 20;

  private final Path directory;
  private final ShardPacking packing;
  private final List<Handoff.ShardFile> files;
  private final Map<Integer, Shard> open = new HashMap<>();
  private final PieceCache pieces =
      new PieceCache(Math.min(MOST_UNPACKED, Runtime.getRuntime().maxMemory() / 4));

  SplitReader(Path directory, Handoff handoff, String split) {
    this.directory = directory;
    this.packing = ShardPacking.valueOf(handoff.compression().toUpperCase(Locale.ROOT));
    this.files =
        handoff.splits().stream()
            .filter(candidate -> candidate.name().equals(split))
            .findFirst()
            .orElseThrow(
                () ->
                    WorkerFailed.of(
                        FailureKind.SETTINGS,
                        "The hand-off trains or evaluates on the split "
                            + split
                            + ", but has none such"))
            .files();
  }

  List<Handoff.ShardFile> files() {
    return files;
  }

  byte[] read(RecordPlace place) {
    return shard(place).read(place.record());
  }

  Path path(RecordPlace place) {
    return directory.resolve(files.get(place.file()).file());
  }

  String id(RecordPlace place) {
    return shard(place).id(place.record());
  }

  private Shard shard(RecordPlace place) {
    return open.computeIfAbsent(place.file(), number -> shard(files.get(number)));
  }

  private Shard shard(Handoff.ShardFile file) {
    return Shard.open(
        new Shard.Promise(
            directory.resolve(file.file()),
            file.bytes(),
            directory.resolve(file.index()),
            file.records()),
        packing,
        pieces);
  }

  @Override
  public void close() throws IOException {
    for (Shard shard : open.values()) {
      shard.close();
    }
  }
}
