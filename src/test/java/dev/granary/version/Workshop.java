package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.record.Reason;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A directory in which versions of the data set "birds" are staged, published and spoilt. */
record Workshop(Path directory) {
  static final Storage DISK = new LocalStorage();
  static final Stamp STAMP = new Stamp(Instant.parse("2026-11-20T02:00:00Z"), "host/user");
  private static final long RECORDS = 3;

  String root() {
    return directory.resolve("root").toString();
  }

  Path dataset() {
    return directory.resolve("root/birds");
  }

  Path entry(int sequence) {
    return dataset().resolve("_history/" + HistoryEntry.file(sequence));
  }

  /** Two shards of train and one of validation, with all that belongs to them. */
  Candidate stage(String name) {
    Path staging = directory.resolve("staging").resolve(name);
    List<Shard> shards =
        List.of(
            shard(staging, new ShardName("birds", "train", 0, 2), name),
            shard(staging, new ShardName("birds", "train", 1, 2), name),
            shard(staging, new ShardName("birds", "validation", 0, 1), name));
    write(staging.resolve("CARD.md"), "# birds, " + name);
    write(staging.resolve("empty.txt"), "");
    write(staging.resolve("ledger/part-00000.parquet"), "ledger of " + name);
    return new Candidate(staging.toString(), 1, 0, draft(shards, ""));
  }

  static Draft draft(List<Shard> shards, String runKey) {
    List<SplitEntry> splits =
        Stream.of("train", "validation")
            .map(
                split -> {
                  List<Shard> own = shards.stream().filter(s -> s.split().equals(split)).toList();
                  long bytes = own.stream().mapToLong(shard -> shard.data().bytes()).sum();
                  Size size = new Size(RECORDS * own.size(), own.size(), bytes);
                  return new SplitEntry(split, size, Classes.NONE);
                })
            .toList();
    long kept = RECORDS * shards.size();
    return new Draft(
        new Build("birds", Golden.sha256("spec"), "0.1.0", runKey, 1),
        List.of(new Input("faa", "CC0-1.0", kept, new InputFile("a.csv", 1, Golden.sha256("a")))),
        List.of(new SourceTally("faa", "CC0-1.0", Tally.of(kept, Map.of(Reason.KEPT, kept)))),
        new Layout(splits, shards, Readers.of(1), Remainder.NONE));
  }

  PublishOutcome publish(Candidate candidate) throws IOException {
    return new Publisher(DISK, root()).publish(candidate, STAMP);
  }

  /** Publishes a version that must succeed, and gives its directory. */
  Path published(String name) throws IOException {
    return Path.of(((PublishOutcome.Published) publish(stage(name))).path());
  }

  /** What readers read. */
  String current() throws IOException {
    return Versions.of(DISK, root(), "birds").resolve(Versions.LATEST).number().toString();
  }

  History history() throws IOException {
    return History.read(DISK, root(), "birds");
  }

  List<String> versions() throws IOException {
    return Versions.of(DISK, root(), "birds").list().stream()
        .map(version -> version.number().toString())
        .toList();
  }

  List<Finding> findings(String version) throws IOException {
    return Verifier.verify(DISK, root(), "birds", version).findings();
  }

  static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static Shard shard(Path staging, ShardName name, String content) {
    String text = name + " of " + content;
    byte[] data =
        Frames.of(
            LongStream.range(0, RECORDS)
                .mapToObj(number -> (text + number).getBytes(UTF_8))
                .toList());
    byte[] index = new byte[(int) Shard.indexBytes(RECORDS)];
    System.arraycopy(data, 0, index, 0, Math.min(data.length, index.length));
    write(staging.resolve(name.toString()), data);
    write(staging.resolve(name.index()), index);
    return new Shard(
        name.split(),
        RECORDS,
        Compression.NONE,
        new FileEntry(name.toString(), data.length, Sha256.of(data)),
        new FileEntry(name.index(), index.length, Sha256.of(index)));
  }

  private static void write(Path file, String content) {
    write(file, content.getBytes(UTF_8));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
