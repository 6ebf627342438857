package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.RunReport.Alert;
import dev.granary.report.RunReport.Severity;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of files with columns that the schema does not name, or without those it does. */
class NewColumnsRunTest {
  private static final String ROWS = "1,2,3,4\n".repeat(2_000);

  @TempDir Path work;

  /** Two files, of which one has what the other has not. */
  @ParameterizedTest
  @CsvSource({"IN_PROCESS, 1, 1048576", "IN_PROCESS, 3, 3000", "DIRECT, 2, 5000"})
  void areANoteOfTheReport(Engine engine, int parallelism, int block) throws IOException {
    Files.writeString(work.resolve("a.csv"), "wing,id,tail,\u202ebeak\n" + ROWS);
    Files.writeString(work.resolve("b.csv"), "\n\nid,tail,song,x\n" + ROWS);

    Alert note = note(published("", engine, parallelism, block));

    assertThat(note.severity()).isEqualTo(Severity.NOTE);
    assertThat(note.observed()).isEqualTo("5 columns: \\u202ebeak, song, tail, wing, x");
    assertThat(note.whatToDo()).contains("checks.new_columns");
  }

  @Test
  void areToldUpToALimit() throws IOException {
    String many =
        IntStream.range(0, 300).mapToObj("c%03d"::formatted).collect(Collectors.joining(","));
    Files.writeString(work.resolve("a.csv"), "id," + many + "\n1" + ",2".repeat(300) + "\n");

    assertThat(note(published("", Engine.IN_PROCESS, 1, 1 << 20)).observed())
        .startsWith("100 or more columns: c000, c001, ")
        .endsWith(", c019 and others");
  }

  @Test
  void warnWhereTheSpecAsks() throws IOException {
    Files.writeString(work.resolve("a.csv"), "id,wing\n1,2\n");

    RunResult.Published published =
        published("checks: {new_columns: warn}", Engine.IN_PROCESS, 1, 1 << 20);

    assertThat(published.report().alerts().get(0))
        .isEqualTo(
            new Alert(
                Severity.WARNING,
                "check new_columns, checks.new_columns (no column that the schema does not name):"
                    + " 1 column: wing; it only warns.",
                "1 column: wing",
                "none",
                "see checks.json"));
    assertThat(Path.of(published.version().path(), "checks.json"))
        .content()
        .contains("\"check\" : \"new_columns\"", "\"verdict\" : \"warned\"");
  }

  @Test
  void publishNothingWhereTheSpecAsks() throws IOException {
    Files.writeString(work.resolve("a.csv"), "id,wing\n1,2\n");

    RunResult.Blocked blocked =
        (RunResult.Blocked) run("checks: {new_columns: fail}", Engine.IN_PROCESS, 1, 1 << 20);

    assertThat(blocked.failed())
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.gate()).isEqualTo("checks.new_columns");
              assertThat(gate.sentence())
                  .endsWith(": 1 column: wing; mend the source, or the limit");
            });
  }

  @Test
  void areNoMatterWhereThereAreNone() throws IOException {
    Files.writeString(work.resolve("a.csv"), "id\n1\n");

    assertThat(published("", Engine.IN_PROCESS, 1, 1 << 20).report().alerts().toString())
        .doesNotContain("columns");
    assertThat(run("checks: {new_columns: fail}", Engine.IN_PROCESS, 1, 1 << 20))
        .isNotInstanceOf(RunResult.Blocked.class);
  }

  @Test
  void whatIsMissingIsToldWhereNothingIsPublished() throws IOException {
    Files.writeString(work.resolve("a.csv"), "wing,tail\n1,2\n");

    RunResult.Blocked blocked = (RunResult.Blocked) run("", Engine.IN_PROCESS, 1, 1 << 20);

    assertThat(blocked.failed().get(0).sentence())
        .contains("READ_HEADER (without the columns id) in the quarantine");
  }

  /** The examples are the same; statistics and checks of the field are not. */
  @Test
  void aFieldLessInTheSchemaMakesAVersionAlsoWhereNoFeatureHasIt() throws IOException {
    Files.writeString(work.resolve("a.csv"), "id,size\n1,2\n");
    String features = "features: {id: {}}";
    published(features, Engine.IN_PROCESS, 1, 1 << 20);
    assertThat(run(features, Engine.IN_PROCESS, 1, 1 << 20))
        .isInstanceOf(RunResult.Unchanged.class);

    Path spec = work.resolve("spec.yaml");
    Files.writeString(
        spec, Files.readString(spec).replace("  size: {type: int, required: false}\n", ""));

    assertThat(Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 1, work.resolve("out"))))
        .isInstanceOf(RunResult.Published.class);
  }

  private static Alert note(RunResult.Published published) {
    List<Alert> notes =
        published.report().alerts().stream()
            .filter(alert -> alert.sentence().contains("columns that the schema"))
            .toList();
    assertThat(notes).hasSize(1);
    return notes.get(0);
  }

  private RunResult.Published published(String more, Engine engine, int parallelism, int block)
      throws IOException {
    return (RunResult.Published) run(more, engine, parallelism, block);
  }

  private RunResult run(String more, Engine engine, int parallelism, int block) throws IOException {
    Path file =
        Files.writeString(
            work.resolve("spec.yaml"),
            """
            dataset: birds
            version: "1.0"
            seed: 5
            sources: [{name: all, files: "*.csv", licence: synthetic}]
            schema:
              id: {type: int}
              size: {type: int, required: false}
            %s
            publish: {root: out}
            """
                .formatted(more));
    return Runs.run(file, Runs.environment(engine, parallelism, block, work.resolve("out")));
  }
}
