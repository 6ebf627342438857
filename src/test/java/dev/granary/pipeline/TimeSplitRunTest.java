package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over 2,000 rows of 600 users on 120 days from December 2024 on. */
class TimeSplitRunTest {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - name: table
          files: rows.csv
          key: [id]
          licence: synthetic
      schema:
        id: {type: int}
        user: {type: string}
        taken_on: {type: string}
      checks: {max_quarantined: 0.1}
      publish: {root: out}
      """;
  private static final String TIME =
      "time: {field: taken_on, starts: {validation: 2025-01-15, test: 2025-03-01}, gap: 7d}";
  private static final LocalDate VALIDATION = LocalDate.of(2025, 1, 15);
  private static final LocalDate TEST = LocalDate.of(2025, 3, 1);

  @TempDir Path folder;
  private final Map<Integer, String> users = new HashMap<>();
  private final Map<Integer, LocalDate> dates = new HashMap<>();

  @Test
  void recordsAreInTheSplitOfTheirDateAndNoneIsInAGap() throws IOException {
    publish("splits: {" + TIME + "}\n");

    Ledger ledger = ledger();
    for (int line = 2; line < 2_002; line++) {
      assertThat(fate(ledger, line)).isEqualTo(byDate(dates.get(line)));
    }
    assertThat(ledger.atPlace("rows.csv", 2_002).rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reason()).isEqualTo(Reason.CHECK_TYPE);
              assertThat(row.evidence())
                  .isEqualTo(
                      "taken_on: date: neither like 2025-01-31 nor like 2025-01-31T18:30:00Z");
            });
  }

  @Test
  void aUserIsInTheLatestSplitAloneAndStillInNoGap() throws IOException {
    publish("splits: {" + TIME + ", group_by: [user]}\n");

    Map<String, LocalDate> latest = new HashMap<>();
    dates.forEach(
        (line, date) -> {
          if (!byDate(date).equals(Reason.SPLIT_GAP.name())) {
            latest.merge(users.get(line), date, (a, b) -> a.isAfter(b) ? a : b);
          }
        });
    Ledger ledger = ledger();
    Set<String> fates = new HashSet<>();
    for (int line = 2; line < 2_002; line++) {
      String own = byDate(dates.get(line));
      String expected =
          own.equals(Reason.SPLIT_GAP.name()) || own.equals(byDate(latest.get(users.get(line))))
              ? own
              : Reason.SPLIT_STRADDLES.name();
      assertThat(fate(ledger, line)).isEqualTo(expected);
      fates.add(expected);
    }
    assertThat(fates)
        .containsExactlyInAnyOrder("train", "validation", "test", "SPLIT_GAP", "SPLIT_STRADDLES");
  }

  @Test
  void everyEngineAndParallelismGivesTheSameBytes() throws IOException {
    Path spec = write("splits: {" + TIME + ", group_by: [user]}\n");
    Set<String> digests = new HashSet<>();
    for (Environment environment :
        List.of(
            Runs.environment(Engine.IN_PROCESS, 1, folder.resolve("one")),
            Runs.environment(Engine.IN_PROCESS, 5, 1 << 12, folder.resolve("five")),
            Runs.environment(Engine.DIRECT, 2, folder.resolve("direct")))) {
      RunResult result = Runs.run(spec, environment);
      digests.add(((RunResult.Published) result).version().contentDigest().hex());
    }

    assertThat(digests).hasSize(1);
  }

  private void publish(String splits) throws IOException {
    RunResult result =
        Runs.run(write(splits), Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
  }

  private Path write(String splits) throws IOException {
    Random random = new Random(5);
    StringBuilder rows = new StringBuilder("id,user,taken_on\n");
    for (int line = 2; line < 2_002; line++) {
      users.put(line, "user-" + random.nextInt(600));
      dates.put(line, LocalDate.of(2024, 12, 1).plusDays(random.nextInt(120)));
      rows.append(line).append(',').append(users.get(line)).append(',').append(dates.get(line));
      rows.append('\n');
    }
    rows.append("2002,user-1,first of May\n");
    Files.writeString(folder.resolve("rows.csv"), rows);
    return Files.writeString(folder.resolve("spec.yaml"), SPEC + splits);
  }

  private static String byDate(LocalDate date) {
    for (LocalDate border : List.of(VALIDATION, TEST)) {
      if (date.isBefore(border) && !date.isBefore(border.minusDays(7))) {
        return Reason.SPLIT_GAP.name();
      }
    }
    return date.isBefore(VALIDATION) ? "train" : date.isBefore(TEST) ? "validation" : "test";
  }

  private static String fate(Ledger ledger, int line) throws IOException {
    LedgerRow row = ledger.atPlace("rows.csv", line).rows().get(0);
    return row.published().map(place -> place.split()).orElse(row.reason().name());
  }

  private Ledger ledger() throws IOException {
    Versions versions = Versions.of(new LocalStorage(), folder.resolve("out").toString(), "rows");
    return Ledger.open(new LocalStorage(), versions.resolve(Versions.LATEST).directory());
  }
}
