package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Manifest;
import dev.granary.version.Tally;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs over 300 pages of made-up words, into which items of a made-up exam are planted. */
class DecontaminatingRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGES = 300;
  private static final String HEAD =
      """
      dataset: pages
      version: "1.0"
      seed: 5
      sources:
        - name: web
          files: [pages-*.jsonl]
          key: [id]
          licence: synthetic
      schema:
        id: {type: int}
        text: {type: string}
      publish: {root: out}
      """;
  private static final String AGAINST =
      """
      decontaminate:
        against:
          - {name: exam, files: exam.jsonl, answer: answer}
      """;

  private static final String PERSONAL = "{type: string, personal: true}";

  @TempDir Path folder;

  private final List<String> questions = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();

  @BeforeEach
  void writeExamAndPages() throws IOException {
    Random random = new Random(13);
    for (int item = 0; item < 20; item++) {
      questions.add(words(random, 30));
      answers.add(words(random, item % 2 == 0 ? 2 : 12));
    }
    for (int page = 0; page < PAGES; page++) {
      pages.add(words(random, 120));
    }
    writeExam();
  }

  @Test
  void aPageThatHoldsAnItemIsDroppedWithEvidence() throws IOException {
    plant(7, questions.get(0) + "? Answer: " + answers.get(0));
    plant(8, questions.get(1).toUpperCase(Locale.ROOT) + "\n\n" + answers.get(1));
    plant(9, questions.get(2));

    Manifest manifest = run(AGAINST);

    assertThat(dropped(manifest)).isEqualTo(2);
    assertThat(ledger(8).reason()).isEqualTo(Reason.CONTAMINATED);
    assertThat(ledger(8).evidence())
        .startsWith("exam item 1: score 1.000, at least ")
        .endsWith("." + ledger(8).id());
    assertThat(ledger(9).reason()).isEqualTo(Reason.CONTAMINATED);
    assertThat(ledger(10).reason())
        .as("a question without its answer gives nothing away")
        .isEqualTo(Reason.KEPT);
    List<JsonNode> evidence = evidence();
    assertThat(evidence).hasSize(2);
    JsonNode first =
        evidence.stream().filter(line -> line.path("item").asInt() == 1).findFirst().orElseThrow();
    String text = pages.get(7);
    assertThat(
            new String(
                text.getBytes(StandardCharsets.UTF_8),
                first.path("start").asInt(),
                first.path("end").asInt() - first.path("start").asInt(),
                StandardCharsets.UTF_8))
        .isEqualTo(questions.get(0));
    assertThat(first.path("quote").asText())
        .isEqualTo(questions.get(0).substring(0, 200) + "…")
        .doesNotContain(answers.get(0));
    assertThat(first.path("outcome").asText()).isEqualTo("dropped");
    assertThat(Verifier.verify(new LocalStorage(), out(), "pages", Versions.LATEST).findings())
        .isEmpty();
  }

  @Test
  void evidenceQuotesWhatThePageSaysWhereThatIsAskedFor() throws IOException {
    plant(7, questions.get(0).toUpperCase(Locale.ROOT) + "? Answer: " + answers.get(0));

    run(AGAINST + "  context: 3\n");

    JsonNode context = evidence().get(0).path("context");
    assertThat(context.path("before").asText())
        .as("three words and what stands between")
        .matches("word\\d+ word\\d+ word\\d+ — ");
    assertThat(context.path("found").asText()).isEqualTo(questions.get(0).toUpperCase(Locale.ROOT));
    assertThat(context.path("behind").asText()).isEqualTo("? Answer: " + answers.get(0));
    assertThat(pages.get(7)).contains(allOf(context));
  }

  @Test
  void evidenceQuotesNothingOfAPageByItself() throws IOException {
    plant(7, questions.get(0) + " " + answers.get(0));

    run(AGAINST);

    assertThat(evidence().get(0).has("context")).isFalse();
  }

  @Test
  void aPersonalFieldIsNeverQuoted() throws IOException {
    plant(7, questions.get(0) + " " + answers.get(0));
    Files.writeString(
        spec(AGAINST + "  context: 3\n"),
        (HEAD + AGAINST + "  context: 3\n").replace("{type: string}", PERSONAL));
    write(pages);

    assertThat(
            Runs.run(
                folder.resolve("spec.yaml"),
                Runs.environment(Engine.IN_PROCESS, 2, Path.of(out()))))
        .isInstanceOf(RunResult.Published.class);

    assertThat(evidence()).hasSize(1);
    assertThat(evidence().get(0).has("context")).isFalse();
  }

  @Test
  void reportOnlyTellsAndKeepsEveryRecord() throws IOException {
    plant(7, questions.get(0) + "? Answer: " + answers.get(0));

    Manifest manifest = run(AGAINST + "  action: report\n");

    assertThat(dropped(manifest)).isZero();
    assertThat(evidence().get(0).path("outcome").asText()).isEqualTo("reported");
  }

  @Test
  void whereAnswersAreIgnoredTheQuestionAloneDecides() throws IOException {
    plant(9, questions.get(2));

    assertThat(dropped(run(AGAINST + "  answers: ignore\n"))).isEqualTo(1);
  }

  @Test
  void evidenceThatIsAllowedIsLetPass() throws IOException {
    plant(7, questions.get(0) + " " + answers.get(0));
    plant(8, questions.get(0) + " " + answers.get(0));
    run(AGAINST);
    String id = evidence().get(0).path("evidence").asText();

    assertThat(dropped(run(AGAINST + "  allow: [" + id + "]\n"))).isEqualTo(1);
    assertThat(evidence())
        .extracting(line -> line.path("outcome").asText())
        .containsExactlyInAnyOrder("allowed", "dropped");

    String item = id.substring(0, 16);
    assertThat(dropped(run(AGAINST + "  allow: [\"" + item + "\"]\n"))).isZero();
  }

  @Test
  void whatManyPagesSayIsSpared() throws IOException {
    for (int page = 100; page < 111; page++) {
      plant(page, questions.get(3) + " " + answers.get(3));
    }

    assertThat(dropped(run(AGAINST))).isZero();
    assertThat(dropped(run(AGAINST + "  common: 11\n"))).isEqualTo(11);
  }

  @Test
  void copiesOfOnePageDoNotMakeItCommon() throws IOException {
    String leak = questions.get(3) + " " + answers.get(3);
    for (int page = 100; page < 140; page++) {
      pages.set(page, leak);
    }

    Manifest manifest = run(AGAINST + "dedup: {exact: {on: [text]}}\n");

    assertThat(tally(manifest).dropped())
        .isEqualTo(new TreeMap<>(Map.of("DUPLICATE_EXACT", 39L, "CONTAMINATED", 1L)));
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS,1", "IN_PROCESS,7", "DIRECT,2"})
  void everyEngineAndParallelismGivesTheSameBytes(Engine engine, int parallelism)
      throws IOException {
    plantMany();
    write(pages);
    String expected = digest(Engine.IN_PROCESS, 2, 4 << 20, "one");
    List<String> evidence = evidenceLines("one");

    String found = digest(engine, parallelism, 10_000, "two");

    assertThat(found).isEqualTo(expected);
    assertThat(evidenceLines("two")).isEqualTo(evidence);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyOrderOfRecordsGivesTheSameVersion(long seed) throws IOException {
    plantMany();
    write(pages);
    String expected = digest(Engine.IN_PROCESS, 2, 4 << 20, "one");
    List<String> evidence = evidenceLines("one");

    List<Integer> order = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      order.add(page);
    }
    Collections.shuffle(order, new Random(seed));
    write(pages, order);

    assertThat(digest(Engine.IN_PROCESS, 2, 4 << 20, "two")).isEqualTo(expected);
    assertThat(evidenceLines("two")).isEqualTo(evidence);
  }

  @Test
  void anotherEvaluationFileIsAnotherInput() throws IOException {
    plant(7, questions.get(0) + " " + answers.get(0));
    run(AGAINST);

    assertThat(runOnce(AGAINST)).isInstanceOf(RunResult.Unchanged.class);
    questions.set(5, questions.get(6));
    answers.set(19, "other");
    writeExam();
    plant(30, questions.get(19) + " other");
    RunResult again = runOnce(AGAINST);

    assertThat(again).isInstanceOf(RunResult.Published.class);
  }

  @Test
  void aChangedExamAloneMakesANewVersion() throws IOException {
    plant(7, questions.get(0) + " " + answers.get(0));
    run(AGAINST);
    questions.set(0, questions.get(1));
    answers.set(0, answers.get(1));
    writeExam();

    RunResult again = runOnce(AGAINST);

    assertThat(again).isInstanceOf(RunResult.Published.class);
    assertThat(ledger(8).reason()).isEqualTo(Reason.KEPT);
  }

  @Test
  void whatCannotBeFoundIsToldByBenchmark() throws IOException {
    Files.writeString(
        folder.resolve("short.csv"), "q,a\nWho is it?,me\n\"" + questions.get(1) + "\",you\n");

    run(
        """
        decontaminate:
          against:
            - {files: short.csv, question: q, answer: a}
        """);

    Path version = Path.of(versions().resolve(Versions.LATEST).directory());
    JsonNode told =
        JSON.readTree(version.resolve("decontamination/benchmarks.json").toFile())
            .path("benchmarks")
            .get(0);
    assertThat(told.path("name").asText()).isEqualTo("short");
    assertThat(told.path("items").asInt()).isEqualTo(2);
    assertThat(told.path("unprotected").asInt()).isEqualTo(1);
  }

  static Stream<Arguments> hostileFiles() {
    return Stream.of(
        Arguments.of("", MissingInput.class, "benchmark exam has no item"),
        Arguments.of(
            "{\"question\": \"a\\nb\n", BadEvaluation.class, "exam.jsonl, line 1: not valid"),
        Arguments.of(
            "{\"question\": \"" + "x ".repeat(9 << 20) + "\"}\n",
            BadEvaluation.class,
            "exam.jsonl, line 1: longer than limits.record_mib"),
        Arguments.of("{\"q\": \"text\"}\n", BadEvaluation.class, "has a \"question\""),
        Arguments.of("{\"question\": \"text\"}\n", BadEvaluation.class, "has a \"answer\""),
        Arguments.of(
            "{\"question\": [\"text\"]}\n", BadEvaluation.class, "\"question\" is a list"));
  }

  @ParameterizedTest
  @MethodSource("hostileFiles")
  void aFileThatCannotBeUsedIsRefused(String file, Class<? extends Exception> refusal, String words)
      throws IOException {
    Files.writeString(folder.resolve("exam.jsonl"), file);

    assertThatThrownBy(() -> runOnce(AGAINST)).isInstanceOf(refusal).hasMessageContaining(words);
    assertThat(folder.resolve("out/pages/_history")).doesNotExist();
  }

  @Test
  void bytesThatAreNoTextAreRefusedByLine() throws IOException {
    byte[] bad =
        "{\"question\": \"good\"}\n{\"question\": \"_\"}\n".getBytes(StandardCharsets.UTF_8);
    bad[bad.length - 4] = (byte) 0xFF;
    Files.write(folder.resolve("exam.jsonl"), bad);

    assertThatThrownBy(() -> runOnce(AGAINST))
        .isInstanceOf(BadEvaluation.class)
        .hasMessageContaining("evaluation file exam.jsonl, line 2: bytes that are not UTF-8");
  }

  @Test
  void aFileThatIsNotThereMayComeLater() throws IOException {
    Files.delete(folder.resolve("exam.jsonl"));

    assertThatThrownBy(() -> runOnce(AGAINST))
        .isInstanceOf(MissingInput.class)
        .hasMessageContaining("benchmark exam: no file matches");
  }

  private void plantMany() {
    for (int item = 0; item < questions.size(); item++) {
      plant(5 * item, questions.get(item) + " " + answers.get(item));
      plant(5 * item + 1, questions.get(item));
    }
    for (int page = 200; page < 220; page++) {
      plant(page, questions.get(4));
    }
  }

  private void plant(int page, String leak) {
    String text = pages.get(page);
    int half = text.indexOf(' ', text.length() / 2);
    pages.set(page, text.substring(0, half) + " — " + leak + ". " + text.substring(half));
  }

  private Manifest run(String more) throws IOException {
    assertThat(runOnce(more)).isInstanceOf(RunResult.Published.class);
    return versions().manifest(versions().resolve(Versions.LATEST));
  }

  private RunResult runOnce(String more) throws IOException {
    write(pages);
    return Runs.run(spec(more), Runs.environment(Engine.IN_PROCESS, 2, Path.of(out())));
  }

  private String digest(Engine engine, int parallelism, int blockBytes, String out)
      throws IOException {
    RunResult result =
        Runs.run(
            spec(AGAINST + "  answers: ignore\n"),
            Runs.environment(engine, parallelism, blockBytes, folder.resolve(out)));
    assertThat(result).isInstanceOf(RunResult.Published.class);
    return ((RunResult.Published) result).version().contentDigest().hex();
  }

  private Path spec(String more) throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, HEAD + more);
    return spec;
  }

  private void writeExam() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int item = 0; item < questions.size(); item++) {
      lines
          .append(
              JSON.createObjectNode()
                  .put("question", questions.get(item))
                  .put("answer", answers.get(item)))
          .append('\n');
    }
    Files.writeString(folder.resolve("exam.jsonl"), lines);
  }

  private void write(List<String> texts) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int page = 0; page < texts.size(); page++) {
      order.add(page);
    }
    write(texts, order);
  }

  private void write(List<String> texts, List<Integer> order) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int page : order) {
      lines
          .append(JSON.createObjectNode().put("id", page).put("text", texts.get(page)))
          .append('\n');
    }
    Files.writeString(folder.resolve("pages-1.jsonl"), lines);
  }

  private List<JsonNode> evidence() throws IOException {
    List<JsonNode> evidence = new ArrayList<>();
    for (String line : evidenceIn(Path.of(versions().resolve(Versions.LATEST).directory()))) {
      evidence.add(JSON.readTree(line));
    }
    return evidence;
  }

  private List<String> evidenceLines(String out) throws IOException {
    return evidenceIn(folder.resolve(out).resolve("pages/1.0.0"));
  }

  private static String allOf(JsonNode context) {
    return context.path("before").asText()
        + context.path("found").asText()
        + context.path("behind").asText();
  }

  private static List<String> evidenceIn(Path version) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(version.resolve("decontamination"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private LedgerRow ledger(int line) throws IOException {
    return Ledger.open(new LocalStorage(), versions().resolve(Versions.LATEST).directory())
        .atPlace("pages-1.jsonl", line)
        .rows()
        .get(0);
  }

  private static long dropped(Manifest manifest) {
    return tally(manifest).dropped().getOrDefault(Reason.CONTAMINATED.name(), 0L);
  }

  private static Tally tally(Manifest manifest) {
    return manifest.draft().sources().get(0).tally();
  }

  private Versions versions() throws IOException {
    return Versions.of(new LocalStorage(), out(), "pages");
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < count; word++) {
      text.append(word == 0 ? "" : " ").append("word").append(random.nextInt(3000));
    }
    return text.toString();
  }
}
