package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.record.Processes;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The version that {@code golden/manifest-v1.py} describes. */
final class Golden {
  private Golden() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    }
  }

  static Manifest manifest() {
    return Manifest.of(
        new VersionNumber(1, 0, 7),
        draft(),
        List.of(entry("ledger/part-00000.parquet"), entry("class.labels.txt"), entry("CARD.md")));
  }

  static Draft draft() {
    return new Draft(build(), inputs(), sources(), layout());
  }

  static Build build() {
    return new Build("birds", sha256("spec"), "0.1.0", "birds/2026-11-20", Long.MIN_VALUE, "1.0.6");
  }

  static List<Input> inputs() {
    return List.of(
        new Input("rangers", "", 6, new InputFile("gs://bucket/vögel.jsonl", 0, sha256(""))),
        new Input(
            "faa",
            "US-Public-Domain",
            9,
            new InputFile("data/strikes-2025.csv", 5L << 30, sha256("strikes-2025"))));
  }

  static List<SourceTally> sources() {
    return List.of(
        new SourceTally(
            "rangers",
            "",
            Tally.of(6, Map.of(Reason.KEPT, 4L, Reason.READ_ENCODING, 1L, Reason.CHECK_RANGE, 1L))),
        new SourceTally(
            "faa",
            "US-Public-Domain",
            Tally.of(
                9,
                Map.of(
                    Reason.KEPT, 5L,
                    Reason.SHARD_REMAINDER, 1L,
                    Reason.DUPLICATE_EXACT, 2L,
                    Reason.BALANCE_DOWNSAMPLED, 1L))));
  }

  static Layout layout() {
    return new Layout(
        List.of(
            new SplitEntry("train", new Size(8, 2, 800), classes()),
            new SplitEntry("validation", new Size(2, 2, 200), Classes.NONE)),
        List.of(
            shard("train", 0, 4),
            shard("train", 1, 4),
            shard("validation", 0, 1),
            shard("validation", 1, 1)),
        new Readers(List.of(new Processes(2, List.of("v4-16")), Processes.of(1)), 6),
        new Remainder(
            RemainderPolicy.DROP, List.of(RecordId.parse("0123456789abcdeffedcba9876543210"))));
  }

  static Shard shard(String split, int number, long records) {
    ShardName name = new ShardName("birds", split, number, 2);
    return new Shard(
        split,
        records,
        Compression.NONE,
        new FileEntry(name.toString(), 100 * records, sha256(name.toString())),
        new FileEntry(name.index(), Shard.indexBytes(records), sha256("index of " + name)));
  }

  static FileEntry entry(String path) {
    return new FileEntry(path, path.length(), sha256(path));
  }

  static Sha256 sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  private static Classes classes() {
    return new Classes(
        new TreeMap<>(Map.of("", 1L, "ﬀ", 1L, "🦅", 2L, "Möwe", 5L, "a \"quoted\" gull\n", 3L)),
        new TreeMap<>(Map.of("Möwe", 5L, "a \"quoted\" gull\n", 3L)),
        new TreeMap<>(Map.of("Möwe", 0.8, "a \"quoted\" gull\n", 4.0 / 3)));
  }
}
