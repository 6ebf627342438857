package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three nights of texts, many of them made from those of the nights before. */
class EarlierVersionsRunTest {
  private static final List<String> NIGHTS = List.of("a", "b", "c");

  @TempDir Path folder;

  @BeforeEach
  void writeTexts() throws IOException {
    NearTexts made = new NearTexts(3, 2000);
    List<List<String>> all = new ArrayList<>();
    for (String night : NIGHTS) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        boolean derived = all.size() > 50 && made.upTo(2) == 0;
        all.add(
            derived
                ? made.edited(all.get(made.upTo(all.size())), made.upTo(5))
                : made.words(20 + made.upTo(150)));
        lines.add(NearTexts.line(all.size(), NearTexts.joined(all.get(all.size() - 1))));
      }
      Files.write(folder.resolve(night + ".jsonl"), lines);
    }
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS, 3", "DIRECT, 2"})
  void nightByNightTheSameStayAsAllAtOnce(Engine engine, int parallelism) throws IOException {
    Map<RecordId, LedgerRow> whole = run("whole", "'*.jsonl'", "", "", engine, parallelism);
    Map<RecordId, LedgerRow> nightly = new TreeMap<>();
    for (String night : NIGHTS) {
      String against = night.equals("a") ? "" : "published:all";
      nightly.putAll(run("nightly", night + ".jsonl", against, "", engine, parallelism));
    }

    assertThat(nightly.keySet()).isEqualTo(whole.keySet());
    assertThat(nightly.values().stream().filter(EarlierVersionsRunTest::wentForEarlier).count())
        .isGreaterThan(100);
    for (RecordId id : whole.keySet()) {
      assertThat(nightly.get(id).outcome()).as("%s", id).isEqualTo(whole.get(id).outcome());
      assertThat(whoStays(nightly, id)).as("%s", id).isEqualTo(whoStays(whole, id));
    }
  }

  /** An equal record may go for one that goes itself for one that is nearly equal to both. */
  private static RecordId whoStays(Map<RecordId, LedgerRow> rows, RecordId id) {
    RecordId found = id;
    while (rows.get(found).survivor().isPresent()) {
      found = rows.get(found).survivor().orElseThrow();
    }
    return found;
  }

  @Test
  void theEvidenceNamesTheEarlierRecordAndItsVersion() throws IOException {
    run("out", "a.jsonl", "", "", Engine.IN_PROCESS, 2);
    Map<RecordId, LedgerRow> second =
        run("out", "b.jsonl", "published:last", "", Engine.IN_PROCESS, 2);

    LedgerRow gone =
        second.values().stream()
            .filter(EarlierVersionsRunTest::wentForEarlier)
            .findFirst()
            .orElseThrow();
    assertThat(gone.reason()).isEqualTo(Reason.DUPLICATE_NEAR);
    assertThat(gone.evidence())
        .matches("jaccard [01]\\.\\d{4}, at least 0\\.8, in version 1\\.0\\.0");
    assertThat(ledger("out", "1.0.0").get(gone.survivor().orElseThrow()).outcome())
        .isEqualTo(Outcome.KEPT);
  }

  @Test
  void aVersionThatWasSketchedOtherwiseIsRefused() throws IOException {
    run("out", "a.jsonl", "", ", bands: 14", Engine.IN_PROCESS, 2);

    assertThatThrownBy(() -> run("out", "b.jsonl", "1.0.0", "", Engine.IN_PROCESS, 2))
        .isInstanceOf(CannotCompare.class)
        .hasMessageStartingWith("dedup.near.against: version 1.0.0 was sketched otherwise: ");
  }

  @Test
  void anUnknownVersionIsRefused() throws IOException {
    run("out", "a.jsonl", "", "", Engine.IN_PROCESS, 2);

    assertThatThrownBy(() -> run("out", "b.jsonl", "1.0.9", "", Engine.IN_PROCESS, 2))
        .isInstanceOf(CannotCompare.class)
        .hasMessageContaining("1.0.9");
  }

  @Test
  void damagedSignaturesStopTheRun() throws IOException {
    run("out", "a.jsonl", "", "", Engine.IN_PROCESS, 2);
    Path bands = folder.resolve("out/texts/1.0.0/signatures/bands-00000.rows");
    byte[] bytes = Files.readAllBytes(bands);
    bytes[bytes.length / 2] ^= 1;
    Files.write(bands, bytes);

    assertThatThrownBy(() -> run("out", "b.jsonl", "1.0.0", "", Engine.IN_PROCESS, 2))
        .hasStackTraceContaining("has another checksum than it was written with");
  }

  private static boolean wentForEarlier(LedgerRow row) {
    return row.evidence().contains(", in version ");
  }

  private Map<RecordId, LedgerRow> run(
      String root, String files, String against, String more, Engine engine, int parallelism)
      throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(
        spec,
        """
        dataset: texts
        version: "1.0"
        seed: 5
        sources: [{name: made, files: %s, key: [id], licence: synthetic}]
        schema: {id: {type: int}, text: {type: string}}
        dedup:
          exact: {on: [text]}
          near: {text: [text], against: [%s]%s}
          keep: [earliest]
        publish: {root: %s}
        """
            .formatted(files, against, more, root));
    RunResult result = Runs.run(spec, Runs.environment(engine, parallelism, folder.resolve(root)));
    return ledger(root, ((RunResult.Published) result).version().version().toString());
  }

  private Map<RecordId, LedgerRow> ledger(String root, String number) throws IOException {
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, folder.resolve(root).toString(), "texts");
    PublishedVersion version = versions.resolve(number);
    Map<RecordId, LedgerRow> rows = new TreeMap<>();
    try (LedgerScan scan =
        LedgerScan.open(storage, version.directory(), versions.manifest(version))) {
      while (scan.hasNext()) {
        LedgerRow row = scan.next();
        rows.put(row.id(), row);
      }
    }
    return rows;
  }
}
