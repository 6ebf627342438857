package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs whose records break conditions that were counted when they were written. */
class ChecksRunTest {
  private static final int RECORDS = 3_000;

  @TempDir static Path work;

  /** One in 100 arrives too early; one in 150 has no arrival; one in 60 is not done. */
  @Test
  void whatBreaksAConditionIsCountedAndStays() throws IOException {
    RunResult result = run("severity: warn", 1, Engine.IN_PROCESS, 2, 1 << 20);

    JsonNode check = check(result, "order");
    assertThat(check.path("verdict").asText()).isEqualTo("warned");
    assertThat(check.path("path").asText()).isEqualTo("checks.rows[0]");
    assertThat(check.path("asks").asText()).isEqualTo("arrival >= departure");
    assertThat(check.path("judged").asLong()).isEqualTo(counted(i -> isDone(i) && hasArrival(i)));
    assertThat(check.path("broken").asLong())
        .isEqualTo(counted(i -> isDone(i) && hasArrival(i) && isEarly(i)));
    assertThat(check.path("records")).hasSize(10);
    assertThat(((RunResult.Published) result).report().funnel().toString())
        .doesNotContain("CHECK_ROW");
  }

  @Test
  void whatBreaksItIsSetAsideWhereTheSpecSaysSo() throws IOException {
    RunResult result = run("severity: quarantine", 1, Engine.IN_PROCESS, 2, 1 << 20);

    long broken = counted(i -> isDone(i) && hasArrival(i) && isEarly(i));
    assertThat(check(result, "order").path("broken").asLong()).isEqualTo(broken);
    assertThat(check(result, "order").path("verdict").asText()).isEqualTo("passed");
    assertThat(((RunResult.Published) result).report().funnel().toString()).contains("CHECK_ROW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"severity: fail", "severity: quarantine, max: 3", "severity: fail, share: 0.001"})
  void moreThanMayBreakItPublishNothing(String consequence) throws IOException {
    RunResult.Blocked blocked =
        (RunResult.Blocked) run(consequence, 1, Engine.IN_PROCESS, 2, 1 << 20);

    assertThat(blocked.failed()).hasSize(1);
    assertThat(blocked.failed().get(0).gate()).isEqualTo("checks.order");
    assertThat(blocked.failed().get(0).sentence())
        .startsWith("check order, checks.rows[0] (arrival >= departure): ")
        .contains(" records break it, such as ")
        .endsWith("then mend the source or the rule, or raise its max or share");
  }

  @Test
  void asManyAsMayBreakIt() throws IOException {
    assertThat(run("severity: fail, share: 0.02", 1, Engine.IN_PROCESS, 2, 1 << 20))
        .isInstanceOf(RunResult.Published.class);
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS, 1, 20000, 1", "IN_PROCESS, 3, 300000, 2", "DIRECT, 2, 30000, 3"})
  void whatIsFoundIsTheSameHoweverItIsRun(Engine engine, int parallelism, int block, long order)
      throws IOException {
    RunResult usual = run("severity: warn", 1, Engine.IN_PROCESS, 2, 1 << 20);
    RunResult other = run("severity: warn", order, engine, parallelism, block);

    assertThat(Files.readString(checks(other))).isEqualTo(Files.readString(checks(usual)));
  }

  /** One id in three stands in the list; of the statuses one record each has its own. */
  @ParameterizedTest
  @CsvSource({"IN_PROCESS, 2, 1048576, 1", "IN_PROCESS, 3, 20000, 2", "DIRECT, 2, 30000, 3"})
  void listsAndCombinationsAreCounted(Engine engine, int parallelism, int block, long order)
      throws IOException {
    String more =
        """
          references: [{name: listed, field: id, in: list.csv, column: number, severity: warn}]
          unique: [{name: one_each, fields: [status], severity: warn}]
          size: [3000, 3000]
        """;
    RunResult result = run("severity: warn", more, order, engine, parallelism, block);

    JsonNode listed = check(result, "listed");
    assertThat(listed.path("judged").asLong()).isEqualTo(RECORDS);
    assertThat(listed.path("broken").asLong()).isEqualTo(RECORDS - RECORDS / 3);
    JsonNode combination = check(result, "one_each");
    assertThat(combination.path("judged").asLong()).isEqualTo(RECORDS);
    assertThat(combination.path("broken").asLong()).isEqualTo(RECORDS - 2);
    assertThat(combination.path("records")).hasSize(10);
    assertThat(check(result, "size").path("verdict").asText()).isEqualTo("passed");
    assertThat(checks(result).resolveSibling("references.json"))
        .content()
        .contains("\"values\" : 1000");
  }

  private static boolean isEarly(int record) {
    return record % 100 == 0;
  }

  private static boolean hasArrival(int record) {
    return record % 150 != 0;
  }

  private static boolean isDone(int record) {
    return record % 60 != 0;
  }

  private static long counted(IntPredicate what) {
    return IntStream.range(0, RECORDS).filter(what).count();
  }

  private static RunResult run(
      String consequence, long order, Engine engine, int parallelism, int block)
      throws IOException {
    return run(consequence, "", order, engine, parallelism, block);
  }

  private static RunResult run(
      String consequence, String more, long order, Engine engine, int parallelism, int block)
      throws IOException {
    Path folder = Files.createTempDirectory(work, "run");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      lines.add(
          "%d,%d,%s,%s"
              .formatted(
                  i,
                  1_000 + i,
                  hasArrival(i) ? Integer.toString(isEarly(i) ? 10 : 2_000 + i) : "",
                  isDone(i) ? "done" : "open"));
    }
    Collections.shuffle(lines, new Random(order));
    lines.add(0, "id,departure,arrival,status");
    Files.write(folder.resolve("data.csv"), lines);
    List<String> list = new ArrayList<>(List.of("number"));
    IntStream.range(0, RECORDS / 3).forEach(i -> list.add(Integer.toString(3 * i)));
    Files.write(folder.resolve("list.csv"), list);
    Path file =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: flights
            version: "1.0"
            seed: 5
            sources: [{name: all, files: data.csv, key: [id], licence: synthetic}]
            schema:
              id: {type: int}
              departure: {type: int}
              arrival: {type: int, required: false}
              status: {type: string, domain: [done, open]}
            checks:
              rows:
                - {name: order, that: "arrival >= departure", when: "status == 'done'", %s}
            %spublish: {root: out}
            """
                .formatted(consequence, more));
    return Runs.run(file, Runs.environment(engine, parallelism, block, folder.resolve("out")));
  }

  private static Path checks(RunResult result) {
    return Path.of(((RunResult.Published) result).version().path(), "checks.json");
  }

  private static JsonNode check(RunResult result, String name) throws IOException {
    for (JsonNode check : new ObjectMapper().readTree(checks(result).toFile())) {
      if (check.path("check").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check is called " + name);
  }
}
