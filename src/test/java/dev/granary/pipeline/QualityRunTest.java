package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.report.Removed;
import dev.granary.report.RunReport;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over 300 good texts and a few of each bad kind, from two sources. */
class QualityRunTest {
  private static final String HEAD =
      """
      dataset: texts
      version: "1.0"
      seed: 11
      sources:
        - {name: web, files: web.jsonl, format: jsonl, key: [id], licence: synthetic}
        - {name: books, files: books.jsonl, format: jsonl, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        body: {type: string}
      checks: {max_quarantined: 0.5}
      publish: {root: out}
      """;

  private static final String ALL =
      "quality: {text: body, gopher: {}, gopher_repetition: {}, c4: {}, fineweb: {}}\n";

  private static final List<String> WORDS =
      List.of(
          ("river mountain library harvest weather engine bridge people water letter window"
                  + " because through between against without under morning evening garden market"
                  + " number winter summer history country island village picture machine answer")
              .split(" "));

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    StringBuilder web = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      web.append(line(i, good(i)));
    }
    web.append(line(1000, "too short"));
    web.append(line(1001, "too short as well"));
    web.append(line(1002, good(1) + "\\nIt speaks of a {brace} in it."));
    web.append("no object\n");
    Files.writeString(folder.resolve("web.jsonl"), web);
    String said = "And that is the first of the lines that we have. ";
    Files.writeString(
        folder.resolve("books.jsonl"),
        line(2000, (said + "\\n").repeat(9))
            + line(2001, "short")
            + line(2002, good(5).replace(".", ";")));
  }

  @Test
  void aTextThatIsRefusedIsDroppedUnderItsIdWithTheRuleAndTheCount() throws IOException {
    RunReport report = run(ALL).report();

    Ledger ledger = ledger();
    LedgerRow brief = ledger.atPlace("web.jsonl", 301).rows().get(0);
    assertThat(brief.reason()).isEqualTo(Reason.QUALITY_GOPHER);
    assertThat(brief.evidence()).isEqualTo("gopher_short_doc: 2 words, at least 50");
    assertThat(ledger.trace(brief.id())).containsExactly(brief);
    assertThat(reasonAndEvidence(ledger, "web.jsonl", 303))
        .isEqualTo("QUALITY_C4 curly_bracket: 1 line or more, at most 0");
    assertThat(reasonAndEvidence(ledger, "books.jsonl", 1))
        .isEqualTo("QUALITY_GOPHER_REPETITION dup_line_frac: 8 of 10 lines, at most 0.3");
    assertThat(report.funnel().total().conserved()).isTrue();
    assertThat(report.funnel().total().read()).isEqualTo(307);
    assertThat(report.funnel().total().kept()).isEqualTo(300);
    assertThat(
            Verifier.verify(
                    new LocalStorage(), folder.resolve("out").toString(), "texts", Versions.LATEST)
                .findings())
        .isEmpty();
  }

  @Test
  void theReportCountsByRuleAndSource() throws IOException {
    RunReport report = run(ALL).report();

    assertThat(report.removed().quality())
        .containsExactly(
            new Removed.Unwanted("QUALITY_GOPHER", "gopher_short_doc", "web", 2),
            new Removed.Unwanted("QUALITY_GOPHER", "gopher_short_doc", "books", 1),
            new Removed.Unwanted("QUALITY_GOPHER_REPETITION", "dup_line_frac", "books", 1),
            new Removed.Unwanted("QUALITY_C4", "curly_bracket", "web", 1),
            new Removed.Unwanted("QUALITY_C4", "too_few_sentences", "books", 1));
    Map<String, Long> funnel =
        report.funnel().total().removals().stream()
            .collect(Collectors.toMap(removal -> removal.reason(), removal -> removal.count()));
    assertThat(funnel)
        .containsEntry("QUALITY_GOPHER", 3L)
        .containsEntry("QUALITY_GOPHER_REPETITION", 1L)
        .containsEntry("QUALITY_C4", 2L);
  }

  @Test
  void aSpecWithoutFiltersDropsNothingAndReportsNothing() throws IOException {
    RunReport report = run("").report();

    assertThat(report.removed().quality()).isNull();
    assertThat(report.funnel().total().kept()).isEqualTo(306);
  }

  @Test
  void everyEngineAndParallelismGivesTheSameBytes() throws IOException {
    Path spec = spec(ALL);
    Set<String> digests = new HashSet<>();
    for (Environment environment :
        List.of(
            Runs.environment(Engine.IN_PROCESS, 1, folder.resolve("one")),
            Runs.environment(Engine.IN_PROCESS, 3, 1 << 16, folder.resolve("three")),
            Runs.environment(Engine.DIRECT, 2, folder.resolve("direct")))) {
      RunResult result = Runs.run(spec, environment);
      digests.add(((RunResult.Published) result).version().contentDigest().hex());
    }

    assertThat(digests).hasSize(1);
  }

  @Test
  void whatIsTakenOutForItsQualityHasTheIdOfTheRecord() throws IOException {
    run("");
    RecordId id = ledger().atPlace("web.jsonl", 301).rows().get(0).id();
    run(ALL);

    assertThat(ledger().trace(id))
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).isEqualTo(Reason.QUALITY_GOPHER));
  }

  private RunResult.Published run(String more) throws IOException {
    RunResult result =
        Runs.run(spec(more), Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    return (RunResult.Published) result;
  }

  private Path spec(String more) throws IOException {
    return Files.writeString(folder.resolve("spec.yaml"), HEAD + more);
  }

  private static String reasonAndEvidence(Ledger ledger, String file, int line) throws IOException {
    LedgerRow row = ledger.atPlace(file, line).rows().get(0);
    return row.reason() + " " + row.evidence();
  }

  private Ledger ledger() throws IOException {
    Versions versions = Versions.of(new LocalStorage(), folder.resolve("out").toString(), "texts");
    return Ledger.open(new LocalStorage(), versions.resolve(Versions.LATEST).directory());
  }

  private static String line(int id, String body) {
    return "{\"id\": " + id + ", \"body\": \"" + body + "\"}\n";
  }

  /** Six sentences on six lines; no two texts are equal. */
  private static String good(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return IntStream.range(0, 6)
        .mapToObj(
            line ->
                "And "
                    + random
                        .ints(12, 0, WORDS.size())
                        .mapToObj(WORDS::get)
                        .collect(Collectors.joining(" ", "the top of ", ".")))
        .collect(Collectors.joining("\\n"));
  }
}
