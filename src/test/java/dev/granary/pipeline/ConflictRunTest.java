package dev.granary.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.hash.Hashing;
import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.pipeline.ConflictModel.Fate;
import dev.granary.pipeline.ConflictModel.Made;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.report.RunReport;
import dev.granary.report.Suspicions;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs over families of texts that are equal or alike and whose labels often differ, from two
 * sources of which the first is preferred. Bands are so many that hardly any pair is missed, so
 * that the fate of every record is known beforehand.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConflictRunTest {
  private static final List<String> LABELS = List.of("cat", "dog", "cow");

  @TempDir static Path work;

  private final List<Made> records = new ArrayList<>();

  @BeforeAll
  void make() {
    NearTexts made = new NearTexts(23, 3000);
    List<Made> first = new ArrayList<>();
    List<Made> second = new ArrayList<>();
    for (int family = 0; family < 150; family++) {
      List<List<String>> texts = new ArrayList<>(List.of(made.words(80 + made.upTo(60))));
      int size = 1 + made.upTo(9);
      for (int i = 0; i < size; i++) {
        int edits = made.upTo(3);
        List<String> origin = texts.get(made.upTo(3) > 0 ? 0 : made.upTo(texts.size()));
        texts.add(edits == 0 ? origin : made.edited(origin, edits));
      }
      for (List<String> text : texts) {
        int source = made.upTo(2);
        String label = LABELS.get(made.upTo(3) > 0 ? family % 3 : made.upTo(3));
        (source == 0 ? first : second).add(new Made(source, label, NearTexts.joined(text)));
      }
    }
    records.addAll(first);
    records.addAll(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "drop_all", "majority", "quarantine"})
  void everyRecordMeetsTheFateThatIsWorkedOutInThePlainWay(String policy) throws IOException {
    ConflictModel model = new ConflictModel(records, policy, 0.8);
    Map<Integer, Fate> expected = model.fates();
    Path folder = folder();
    Suspicions.Conflicts conflicts =
        conflicts(run(folder, policy, Engine.IN_PROCESS, 2, 1 << 20).report());

    assertThat(fates(ledger(folder))).isEqualTo(expected);
    assertThat(conflicts.policy()).isEqualTo(policy);
    assertThat(conflicts.lookedAtAgain()).isEqualTo(model.lookedAtAgain());
    assertThat(conflicts.clusters())
        .isEqualTo(conflicts.bestStayed() + conflicts.otherStayed() + conflicts.noneStayed());
    assertThat(conflicts.largest()).hasSize(20);
  }

  /** Else the test above says little. */
  @Test
  void everyWayToEndIsTaken() throws IOException {
    Suspicions.Conflicts conflicts =
        conflicts(run(folder(), "majority", Engine.IN_PROCESS, 2, 1 << 20).report());

    assertThat(conflicts.bestStayed()).isGreaterThan(10);
    assertThat(conflicts.otherStayed()).isGreaterThan(10);
    assertThat(conflicts.noneStayed()).isGreaterThan(10);
    assertThat(conflicts.lookedAtAgain()).isGreaterThan(5);
    assertThat(conflicts.disagreements())
        .extracting(Suspicions.Disagreement::source)
        .contains("first", "second");
  }

  @ParameterizedTest
  @CsvSource({
    "majority, IN_PROCESS, 1, 4000000", "majority, IN_PROCESS, 7, 20000",
    "majority, DIRECT, 2, 50000", "quarantine, IN_PROCESS, 1, 20000",
    "quarantine, DIRECT, 2, 4000000", "drop_all, IN_PROCESS, 3, 20000"
  })
  void whatStaysAndWhatIsToldAreTheSameHoweverItIsRun(
      String policy, Engine engine, int parallelism, int blockBytes) throws IOException {
    RunResult.Published usual = run(folder(), policy, Engine.IN_PROCESS, 2, 1 << 20);
    RunResult.Published other = run(folder(), policy, engine, parallelism, blockBytes);

    assertThat(other.version().contentDigest()).isEqualTo(usual.version().contentDigest());
    assertThat(other.report().removed().suspicions())
        .isEqualTo(usual.report().removed().suspicions());
  }

  @Test
  void whatIsSetAsideCanBeFoundAndReadAgain() throws IOException {
    Path folder = folder();
    run(folder, "quarantine", Engine.IN_PROCESS, 2, 1 << 20);
    PublishedVersion version = version(folder);
    int found = 0;
    try (QuarantineScan scan =
        QuarantineScan.open(
            new LocalStorage(), version.directory(), versions(folder).manifest(version))) {
      while (scan.hasNext()) {
        QuarantineRow row = scan.next();
        String line =
            Files.readAllLines(folder.resolve(name(row.place().file())))
                .get((int) (row.place().line() - 1));
        assertThat(row.reason()).isEqualTo(Reason.DUPLICATE_UNSETTLED);
        assertThat(row.bytes()).isEqualTo(line.length());
        assertThat(row.digest()).isEqualTo(digest(line));
        assertThat(row.evidence()).contains(" labels among ").doesNotContain("cat", "dog", "cow");
        found++;
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void aSourceThatRepeatsItselfIsReportedAndMayBeRefused() throws IOException {
    Path folder = Files.createTempDirectory(work, "flood");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(line(i, new Made(1, "cat", i < 40 ? "one and the same text" : "another, " + i)));
    }
    Files.write(folder.resolve("a.jsonl"), lines.subList(40, 60));
    Files.write(folder.resolve("b.jsonl"), lines);
    String spec = spec("keep") + "  flood: 30\n";

    RunReport report =
        ((RunResult.Published) run(folder, spec + "gates: {max_source_loss: 1}\n")).report();
    assertThat(suspicions(report).floods().sources())
        .containsExactly(new Suspicions.SourceFloods("second", 1, 39, 0.39));
    RunResult refused = run(folder, spec + "gates: {max_source_loss: 1, max_flood_share: 0.38}\n");
    assertThat(((RunResult.Blocked) refused).failed())
        .extracting("gate", "observed")
        .containsExactly(tuple("flood.second", "39 of 100 records repeat others"));
    assertThat(run(folder, spec + "gates: {max_source_loss: 1, max_flood_share: 0.39}\n"))
        .isNotInstanceOf(RunResult.Blocked.class);
  }

  /** By the number of the record in the model, which is its place in the files. */
  private static Map<Integer, Fate> fates(Map<Integer, LedgerRow> rows) {
    Map<RecordId, Integer> numbers = new HashMap<>();
    rows.forEach((number, row) -> numbers.put(row.id(), number));
    Map<Integer, Fate> fates = new TreeMap<>();
    rows.forEach(
        (number, row) ->
            fates.put(number, new Fate(row.reason(), row.survivor().map(numbers::get).orElse(-1))));
    return fates;
  }

  private Path folder() throws IOException {
    Path folder = Files.createTempDirectory(work, "run");
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      (records.get(i).source() == 0 ? first : second).add(line(i, records.get(i)));
    }
    Files.write(folder.resolve("a.jsonl"), first);
    Files.write(folder.resolve("b.jsonl"), second);
    return folder;
  }

  private static String line(int id, Made made) {
    return "{\"id\": %d, \"label\": \"%s\", \"text\": \"%s\"}"
        .formatted(id, made.label(), made.text());
  }

  private static String spec(String policy) {
    return """
        dataset: texts
        version: "1.0"
        seed: 5
        sources:
          - {name: first, files: a.jsonl, key: [id], licence: synthetic, priority: 2}
          - {name: second, files: b.jsonl, key: [id], licence: synthetic, priority: 1}
        schema: {id: {type: int}, label: {type: string, domain: [cat, dog, cow]}, text: {type: string}}
        features: {id: {}, label: {as: class}}
        checks: {max_quarantined: 1}
        publish: {root: out}
        dedup:
          exact: {on: [text]}
          near: {text: [text], bands: 64, rows: 4, compared: 10000}
          keep: [source_priority, earliest]
          conflicts: %s
        """
        .formatted(policy);
  }

  private static RunResult.Published run(
      Path folder, String policy, Engine engine, int parallelism, int blockBytes)
      throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), spec(policy));
    return (RunResult.Published)
        Runs.run(file, Runs.environment(engine, parallelism, blockBytes, folder.resolve("out")));
  }

  private static RunResult run(Path folder, String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), spec);
    return Runs.run(file, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
  }

  private static Suspicions suspicions(RunReport report) {
    return requireNonNull(report.removed().suspicions());
  }

  private static Suspicions.Conflicts conflicts(RunReport report) {
    return requireNonNull(suspicions(report).conflicts());
  }

  private static Versions versions(Path folder) throws IOException {
    return Versions.of(new LocalStorage(), folder.resolve("out").toString(), "texts");
  }

  private static PublishedVersion version(Path folder) throws IOException {
    return versions(folder).resolve(Versions.LATEST);
  }

  private static String name(String file) {
    return Path.of(file).getFileName().toString();
  }

  private static String digest(String line) {
    return Hashing.sha256().hashString(line, StandardCharsets.UTF_8).toString().substring(0, 32);
  }

  private Map<Integer, LedgerRow> ledger(Path folder) throws IOException {
    int second = (int) records.stream().filter(record -> record.source() == 0).count();
    Map<Integer, LedgerRow> found = new TreeMap<>();
    PublishedVersion version = version(folder);
    try (LedgerScan scan =
        LedgerScan.open(
            new LocalStorage(), version.directory(), versions(folder).manifest(version))) {
      while (scan.hasNext()) {
        LedgerRow row = scan.next();
        int line = (int) (row.place().line() - 1);
        found.put(name(row.place().file()).equals("a.jsonl") ? line : second + line, row);
      }
    }
    assertThat(found).hasSize(records.size());
    return found;
  }
}
