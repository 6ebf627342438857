package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.GateOutcome;
import dev.granary.report.RunReport;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over 400 rows of 40 users, of which each text stands there twice. */
class SplitAuditRunTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        user: {type: string}
        text: {type: string}
      publish: {root: out}
      """;

  @TempDir Path folder;

  @Test
  void splitsOfUniqueRecordsAndWholeGroupsAreProvedApart() throws IOException {
    assertThat(
            gate(
                """
                dedup: {exact: {on: [text]}}
                gates: {max_source_loss: 0.5}
                splits: {train: 0.7, test: 0.3, group_by: [user]}
                """))
        .isEqualTo("splits.leakage PASSED 0 pairs across splits in 200 records");
  }

  @Test
  void equalExamplesInTwoSplitsBlockTheVersion() throws IOException {
    RunResult.Blocked blocked =
        (RunResult.Blocked)
            run("features: {text: {}}\nsplits: {train: 0.5, test: 0.5, audit: exact}\n");

    GateOutcome gate = blocked.failed().get(0);
    assertThat(blocked.failed()).hasSize(1);
    assertThat(gate.gate()).isEqualTo("splits.leakage");
    assertThat(gate.sentence())
        .matches(
            "records of different splits have something in common: ([0-9a-f]{32} in train and"
                + " [0-9a-f]{32} in test are equal; ){5}and [0-9]+ pairs more; see granary trace,"
                + " then ask for dedup or splits\\.group_by, or set splits\\.audit");
  }

  @Test
  void whatTheShardsDoNotTellIsToldAsNotProved() throws IOException {
    RunResult.Published published =
        (RunResult.Published)
            run(
                """
                dedup: {exact: {on: [text]}}
                features: {text: {}}
                splits: {train: 0.7, test: 0.3, group_by: [user]}
                """);

    assertThat(Files.readString(Path.of(published.reportPath()).resolveSibling("gates.json")))
        .contains(
            "no two splits share equal records; not proved: groups (no feature holds user as it"
                + " is)");
  }

  @Test
  void nobodyIsAskedWhereNothingIsPromised() throws IOException {
    assertThat(gate("splits: {train: 0.5, test: 0.5}\n")).isEmpty();
    assertThat(gate("dedup: {}\nsplits: {train: 0.5, test: 0.5, audit: off}\n")).isEmpty();
    assertThat(gate("dedup: {}\n")).isEmpty();
  }

  private String gate(String more) throws IOException {
    List<RunReport.Gate> gates = ((RunResult.Published) run(more)).report().gates();
    return gates.stream()
        .filter(gate -> gate.name().equals("splits.leakage"))
        .map(gate -> gate.name() + " " + gate.outcome() + " " + gate.observed())
        .findFirst()
        .orElse("");
  }

  private RunResult run(String more) throws IOException {
    StringBuilder rows = new StringBuilder("id,user,text\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i).append(",user-").append(i % 40).append(",text ").append(i % 200).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC + more);
    Path out = Files.createTempDirectory(folder, "out");
    return Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, out));
  }
}
