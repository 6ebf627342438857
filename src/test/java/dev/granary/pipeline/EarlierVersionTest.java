package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of ten rows one is set aside, two are duplicates, and one is left over. */
class EarlierVersionTest {
  @TempDir Path folder;

  @BeforeEach
  void run() throws IOException {
    Files.writeString(
        folder.resolve("rows.csv"),
        """
        id,kind,seen
        1,owl,1
        2,owl,2
        3,owl,3
        4,owl,4
        5,owl,5
        6,owl,6
        7,owl,7
        8,owl,1
        9,owl,2
        10,cat,8
        """);
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: rows
            version: "1.0"
            seed: 7
            sources: [{name: log, files: "*.csv", licence: CC0-1.0}]
            schema:
              id: {type: int}
              kind: {type: string, domain: [owl]}
              seen: {type: int}
            checks: {max_quarantined: 0.5}
            dedup: {exact: {on: [seen]}}
            splits: {train: 1.0}
            shards: {target_mib: 1, processes: [2]}
            publish: {root: out}
            """);
    Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
  }

  @Test
  void tellsWhatBecameOfItsRecords() throws IOException {
    EarlierVersion earlier = earlier().orElseThrow();

    assertThat(earlier.records()).isEqualTo(10);
    assertThat(earlier.inputBytes()).isEqualTo(Files.size(folder.resolve("rows.csv")));
    assertThat(earlier.fates()).isEqualTo(new Fates(0.1, 0.2, 0.1, 0));
    assertThat(earlier.examples(1).published()).isEqualTo(earlier.examples(1).spilled() + 16);
  }

  @Test
  void tellsHowLongItsRunTook() throws IOException {
    long bytes = Files.size(folder.resolve("rows.csv"));

    assertThat(earlier().orElseThrow().timed())
        .hasValueSatisfying(
            timed -> {
              assertThat(timed.version()).isEqualTo("1.0.0");
              assertThat(timed.engine()).isEqualTo("in_process");
              assertThat(timed.parallelism()).isEqualTo(2);
              assertThat(timed.bytes()).isEqualTo(bytes);
              assertThat(timed.seconds()).isPositive();
            });
  }

  @Test
  void aRunThatDidNotScanTellsNoTime() throws IOException {
    Files.writeString(report(), Files.readString(report()).replace("Scan files", "Read the scan"));

    assertThat(earlier().orElseThrow().timed()).isEmpty();
  }

  @Test
  void aReportThatCannotBeReadTellsNoTime() throws IOException {
    Files.writeString(report(), "{");

    assertThat(earlier().orElseThrow().timed()).isEmpty();
  }

  @Test
  void aVersionThatCannotBeReadTellsNothing() throws IOException {
    Files.delete(folder.resolve("out/rows/1.0.0/manifest.json"));

    assertThat(earlier()).isEmpty();
  }

  private Path report() {
    return folder.resolve("out/rows/1.0.0/report.json");
  }

  private Optional<EarlierVersion> earlier() throws IOException {
    LocalStorage storage = new LocalStorage();
    return EarlierVersion.of(
        storage, Versions.of(storage, folder.resolve("out").toString(), "rows"));
  }
}
