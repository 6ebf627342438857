package dev.granary.bench;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.record.Reason;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Records of which half share most of their text, so that a few buckets hold nearly as many as
 * there are: whether a run in little memory comes to its end, and still finds the near-duplicates
 * that were planted in either half.
 *
 * <p>Arguments: a folder, then {@code --records}, {@code --heap}, {@code --shared} with their
 * values; shared is the part of the words of such a record, in hundredths.
 */
final class Skew {
  private static final int WORDS = 100;
  private static final int REMEMBERED = 1_000;
  private static final String SPEC =
      """
      dataset: skewed
      version: "1.0"
      seed: 20261120
      sources: [{name: made, files: records.jsonl, licence: synthetic}]
      schema: {id: {type: int}, text: {type: string}}
      dedup: {exact: {on: [text]}, near: {text: [text]}}
      publish: {root: out}
      """;

  private final SplittableRandom random = new SplittableRandom(20261120);
  private final int shared;
  private final String boilerplate;
  private final Earlier[][] remembered = new Earlier[2][REMEMBERED];

  /** Of each half: lines, and the line that each was made from. */
  private final List<Map<Integer, Integer>> planted = List.of(new HashMap<>(), new HashMap<>());

  private record Earlier(int line, String text) {}

  private Skew(int shared) {
    this.shared = shared;
    boilerplate = words(shared);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> asked =
        Asked.of(arguments, Map.of("--records", "2000000", "--heap", "1g", "--shared", "70"));
    Path work =
        Files.createDirectories(
            Path.of(arguments[0])
                .toAbsolutePath()
                .resolve("skew-" + asked.get("--records") + "-" + asked.get("--shared")));
    Skew skew = new Skew(Integer.parseInt(asked.getOrDefault("--shared", "")));
    skew.write(
        work.resolve("records.jsonl"), Integer.parseInt(asked.getOrDefault("--records", "")));
    Path spec = Files.writeString(work.resolve("spec.yaml"), SPEC);
    new LocalStorage().delete(work.resolve("out").toString());
    Measured measured =
        Measured.of(
            Forked.java(NearRun.class, asked.getOrDefault("--heap", ""), spec),
            Map.of(),
            work.resolve("run.log"),
            work.resolve("out"));
    say(
        "%s records, %d MB, heap %s: %.0f s by the clock, %.0f of processors, %.0f MB of memory, %.0f MB spilled",
        asked.get("--records"),
        Files.size(work.resolve("records.jsonl")) / 1_000_000,
        asked.get("--heap"),
        measured.wall(),
        measured.processor(),
        measured.memory() / 1e6,
        measured.spilled() / 1e6);
    BitSet gone = gone(work.resolve("out"));
    skew.say(gone, 0, "no boilerplate");
    skew.say(gone, 1, "with the boilerplate");
    say("%d went in all", gone.cardinality());
  }

  private void write(Path file, int records) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < records; i++) {
        out.write("{\"id\": " + i + ", \"text\": \"" + text(i, i % 2) + "\"}\n");
      }
    }
  }

  /** One in fifty is an earlier one of its half, with one word exchanged. */
  private String text(int line, int half) {
    Earlier[] earlier = remembered[half];
    int place = random.nextInt(REMEMBERED);
    if (random.nextInt(50) == 0 && earlier[place] != null) {
      String[] parts = earlier[place].text().split(" ", -1);
      parts[random.nextInt(WORDS)] = words(1);
      planted.get(half).put(line, earlier[place].line());
      return String.join(" ", parts);
    }
    String text = half == 0 ? words(WORDS) : boilerplate + " " + words(WORDS - shared);
    earlier[place] = new Earlier(line, text);
    return text;
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(Integer.toString(random.nextInt(1_000_000), 36));
    }
    return words.toString();
  }

  private static BitSet gone(Path out) throws IOException {
    BitSet gone = new BitSet();
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, out.toString(), "skewed");
    PublishedVersion version = versions.resolve(Versions.LATEST);
    try (LedgerScan scan =
        LedgerScan.open(storage, version.directory(), versions.manifest(version))) {
      while (scan.hasNext()) {
        LedgerRow row = scan.next();
        if (row.reason() == Reason.DUPLICATE_NEAR) {
          gone.set((int) row.place().line() - 1);
        }
      }
    }
    return gone;
  }

  /** A pair is found where one of the two went, whichever the policy wants less. */
  private void say(BitSet gone, int half, String which) {
    long found =
        planted.get(half).entrySet().stream()
            .filter(pair -> gone.get(pair.getKey()) || gone.get(pair.getValue()))
            .count();
    int all = planted.get(half).size();
    say("%s: %d of %d planted pairs found, %.4f", which, found, all, (double) found / all);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
