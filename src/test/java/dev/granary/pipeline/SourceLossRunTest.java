package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome;
import dev.granary.lineage.Ledger;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sources of 100 rows; 60 of the second repeat the first, and 4 of its rows have no twin. */
class SourceLossRunTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: web, files: a.csv, key: [id], licence: synthetic, priority: 1}
        - {name: mirror, files: b.csv, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        text: {type: string}
      dedup: {exact: {on: [text]}}
      publish: {root: out}
      """;

  @TempDir Path folder;

  @Test
  void aSourceThatOneRuleTakesTooMuchOfBlocksTheVersion() throws IOException {
    RunResult.Blocked blocked = (RunResult.Blocked) run("");

    GateOutcome gate = blocked.failed().get(0);
    assertThat(blocked.failed()).hasSize(1);
    assertThat(gate.gate()).isEqualTo("loss.mirror");
    assertThat(gate.sentence())
        .startsWith("source mirror lost 60 of 100 records (60.0 %) to DUPLICATE_EXACT, such as ");
    List<RecordId> samples =
        Stream.of(gate.sentence().replaceAll(".*such as ([^;]*);.*", "$1").split(", "))
            .map(RecordId::parse)
            .toList();
    Ledger ledger =
        Ledger.open(new LocalStorage(), Path.of(blocked.reportPath()).getParent().toString());
    assertThat(samples).hasSize(3).isSorted();
    for (RecordId sample : samples) {
      assertThat(ledger.trace(sample))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.reason()).isEqualTo(Reason.DUPLICATE_EXACT);
                assertThat(row.place().file()).isEqualTo("b.csv");
              });
    }
  }

  @Test
  void itPassesWhereTheSpecBearsIt() throws IOException {
    assertThat(run("gates: {max_source_loss: 0.6}\n").getClass())
        .isEqualTo(RunResult.Published.class);
  }

  @Test
  void theReportTellsWhoseRecordsAreInClusters() throws IOException {
    RunResult.Blocked blocked = (RunResult.Blocked) run("");

    assertThat(blocked.report().removed().duplicates().bySource())
        .extracting(row -> row.source() + " " + row.from() + ": " + row.records())
        .containsExactly("web 2: 60", "mirror 2: 60");
  }

  private RunResult run(String more) throws IOException {
    write("a.csv", 0);
    write("b.csv", 40);
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC + more);
    return Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
  }

  private void write(String file, int first) throws IOException {
    StringBuilder rows = new StringBuilder("id,text\n");
    for (int i = first; i < first + 100; i++) {
      rows.append(i).append(",text number ").append(i).append('\n');
    }
    Files.writeString(folder.resolve(file), rows);
  }
}
