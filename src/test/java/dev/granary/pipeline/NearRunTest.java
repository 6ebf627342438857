package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs over 3,000 texts in 6 files, a third of them made from others with a few words
 * changed, and some made from those again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NearRunTest {
  private static final int FILES = 6;
  private static final double VERIFY = 0.8;

  @TempDir static Path work;

  private final List<String> texts = new ArrayList<>();
  private Path folder;
  private Map<Integer, LedgerRow> rows;
  private String expected;

  @BeforeAll
  void runOnce() throws IOException {
    NearTexts made = new NearTexts(11, 3000);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      boolean derived = i > 100 && made.upTo(3) == 0;
      all.add(
          derived
              ? made.edited(all.get(made.upTo(all.size())), 1 + made.upTo(6))
              : made.words(20 + made.upTo(200)));
      texts.add(NearTexts.joined(all.get(i)));
    }
    folder = Files.createDirectories(work.resolve("once"));
    for (int file = 0; file < FILES; file++) {
      List<String> lines = new ArrayList<>();
      for (int i = file; i < texts.size(); i += FILES) {
        lines.add(NearTexts.line(i, texts.get(i)));
      }
      Files.write(folder.resolve("texts-" + file + ".jsonl"), lines);
    }
    expected = digest(folder, spec("texts-*.jsonl"), Engine.IN_PROCESS, 2, 1 << 20);
    rows = ledger(folder);
  }

  @Test
  void whoeverWentIsAlikeToOneThatStays() {
    assertThat(gone().size()).isGreaterThan(300);
    for (int id : gone()) {
      int survivor = survivor(id);
      double score = NearTexts.jaccard(texts.get(id), texts.get(survivor), 5);

      assertThat(score).as("%d went for %d", id, survivor).isGreaterThanOrEqualTo(VERIFY);
      assertThat(rows.get(survivor).outcome()).isEqualTo(Outcome.KEPT);
      assertThat(rows.get(id).evidence()).startsWith("jaccard 0.").endsWith(", at least 0.8");
      assertThat(Double.parseDouble(rows.get(id).evidence().substring(8, 14)))
          .isCloseTo(score, within(1e-4));
    }
  }

  /** Counted over all pairs: whatever is alike enough to one that stays, and stays itself. */
  @Test
  void hardlyAnyPairOfThoseThatStayIsAlike() {
    List<Integer> kept = rows.keySet().stream().filter(id -> !gone().contains(id)).toList();
    Map<List<String>, List<Integer>> byShingle = new HashMap<>();
    kept.forEach(
        id ->
            NearTexts.shingles(texts.get(id), 5)
                .forEach(s -> byShingle.computeIfAbsent(s, any -> new ArrayList<>()).add(id)));
    long alike =
        byShingle.values().stream()
            .flatMap(
                ids ->
                    ids.stream()
                        .flatMap(l -> ids.stream().filter(r -> r > l).map(r -> List.of(l, r))))
            .distinct()
            .filter(p -> NearTexts.jaccard(texts.get(p.get(0)), texts.get(p.get(1)), 5) >= VERIFY)
            .count();

    // Of pairs that share 0.8, 5 % never meet; of those that share 0.9, hardly any.
    assertThat(alike).isLessThan(gone().size() * 2 / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyParallelismGivesTheSameBytes(int parallelism) throws IOException {
    assertThat(digest(copy(), spec("texts-*.jsonl"), Engine.IN_PROCESS, parallelism, 1 << 20))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "DIRECT"})
  void everyEngineAndSizeOfBlockGivesTheSameBytes(Engine engine) throws IOException {
    assertThat(digest(copy(), spec("texts-*.jsonl"), engine, 2, 20_000)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyOrderOfTheInputFilesGivesTheSameBytes(long seed) throws IOException {
    List<String> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      files.add("texts-" + file + ".jsonl");
    }
    Collections.shuffle(files, new Random(seed));

    assertThat(digest(copy(), spec(files.toString()), Engine.IN_PROCESS, 2, 1 << 20))
        .isEqualTo(expected);
  }

  private List<Integer> gone() {
    return rows.keySet().stream()
        .filter(id -> rows.get(id).reason() == Reason.DUPLICATE_NEAR)
        .toList();
  }

  private int survivor(int id) {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().id().equals(rows.get(id).survivor().orElseThrow()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static String spec(String files) {
    return """
        dataset: texts
        version: "1.0"
        seed: 5
        sources: [{name: made, files: %s, key: [id], licence: synthetic}]
        schema: {id: {type: int}, text: {type: string}}
        dedup: {exact: {on: [text]}, near: {text: [text]}}
        publish: {root: out}
        """
        .formatted(files);
  }

  private Path copy() throws IOException {
    Path copy = Files.createTempDirectory(work, "copy");
    for (int file = 0; file < FILES; file++) {
      String name = "texts-" + file + ".jsonl";
      Files.copy(folder.resolve(name), copy.resolve(name));
    }
    return copy;
  }

  private static String digest(
      Path folder, String spec, Engine engine, int parallelism, int blockBytes) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), spec);
    RunResult result =
        Runs.run(file, Runs.environment(engine, parallelism, blockBytes, folder.resolve("out")));
    return ((RunResult.Published) result).version().contentDigest().hex();
  }

  /** By the id that stands in the text's line. */
  private Map<Integer, LedgerRow> ledger(Path folder) throws IOException {
    Map<Integer, LedgerRow> found = new HashMap<>();
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, folder.resolve("out").toString(), "texts");
    PublishedVersion version = versions.resolve(Versions.LATEST);
    try (LedgerScan scan =
        LedgerScan.open(storage, version.directory(), versions.manifest(version))) {
      while (scan.hasNext()) {
        LedgerRow row = scan.next();
        String name = row.place().file();
        int file = Integer.parseInt(name.replaceAll(".*texts-(\\d)\\.jsonl", "$1"));
        found.put((int) (row.place().line() - 1) * FILES + file, row);
      }
    }
    assertThat(found).hasSize(texts.size());
    return found;
  }
}
