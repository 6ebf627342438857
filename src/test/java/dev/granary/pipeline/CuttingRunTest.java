package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import dev.granary.testing.PublishedExamples;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Tally;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;

/** Whole runs over 200 pages, out of some of which items of a made-up exam are cut. */
class CuttingRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicBoolean FULL = new AtomicBoolean();
  private static final int PAGES = 200;
  private static final String CUT =
      """
      dataset: owls
      version: "1.0"
      seed: 5
      sources:
        - {name: web, files: [data/*.jsonl], key: [id], licence: synthetic}
      schema:
        id: {type: int}
        kind: {type: string, domain: [rare, usual]}
        text: {type: string}
      dedup: {exact: {on: [text]}, near: {text: [text]}}
      features: {id: {as: int}, kind: {as: class}, text: {as: bytes}}
      publish: {root: out}
      decontaminate:
        against: [{name: exam, files: exam.jsonl, answer: answer}]
        text: [text]
        answers: ignore
        action: cut
        cut: {around: 10, shortest: 50}
      """;

  @TempDir Path folder;

  private final List<String> questions = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();

  @BeforeEach
  void writeExamAndPages() throws IOException {
    Random random = new Random(17);
    List<String> exam = new ArrayList<>();
    for (int item = 0; item < 20; item++) {
      questions.add(words(random, 30));
      exam.add(
          JSON.createObjectNode()
              .put("question", questions.get(item))
              .put("answer", words(random, 2))
              .toString());
    }
    Files.write(folder.resolve("exam.jsonl"), exam);
    for (int page = 0; page < PAGES; page++) {
      pages.add(words(random, 120));
    }
    plant(7, questions.get(0));
    plant(8, questions.get(1));
    pages.set(8, questions.get(2) + " " + pages.get(8));
    pages.set(9, questions.get(3) + " and little more");
    for (int page = 100; page < 130; page++) {
      plant(page, questions.get(page % 15));
    }
  }

  @Test
  void aPageStaysWithoutTheItemThatItHeld() throws IOException {
    run(CUT, "out");

    Map<Integer, String> published = published("out");
    String before = pages.get(7).substring(0, pages.get(7).indexOf(questions.get(0)));
    assertThat(published.get(7))
        .doesNotContain(questions.get(0))
        .startsWith(before.substring(0, before.length() - 30))
        .endsWith(pages.get(7).substring(pages.get(7).length() - 300));
    assertThat(published.get(7).split("\n")).hasSize(2);
    assertThat(published.get(8).split("\n")).as("its beginning is gone too").hasSize(2);
    assertThat(published).doesNotContainKey(9).hasSize(PAGES - 1);
    for (int page : List.of(0, 6, 10, 50, 199)) {
      assertThat(published.get(page)).isEqualTo(pages.get(page));
    }
    assertThat(Verifier.verify(new LocalStorage(), root("out"), "owls", Versions.LATEST).findings())
        .isEmpty();
  }

  @Test
  void theLedgerTellsWhatWasCutAndWhatIsGone() throws IOException {
    run(CUT, "out");

    assertThat(ledger(8).reason()).isEqualTo(Reason.CONTAMINATION_CUT);
    assertThat(ledger(8).published()).isPresent();
    assertThat(ledger(10).reason()).isEqualTo(Reason.CONTAMINATED);
    assertThat(ledger(10).evidence())
        .startsWith("exam item 4: score 1.000, at least ")
        .endsWith("; too little would be left");
    assertThat(ledger(11).reason()).isEqualTo(Reason.KEPT);
    Tally tally = versions("out").manifest(latest("out")).draft().sources().get(0).tally();
    assertThat(tally.kept()).isEqualTo(PAGES - 1);
    assertThat(tally.dropped()).isEqualTo(new TreeMap<>(Map.of("CONTAMINATED", 1L)));
    List<String> outcomes = new ArrayList<>();
    for (String line : evidence("out")) {
      outcomes.add(JSON.readTree(line).path("outcome").asText());
    }
    assertThat(outcomes).hasSize(34).containsOnly("cut");
  }

  @Test
  void nothingIsFoundInWhatWasPublished() throws IOException {
    run(CUT, "out");
    published("out").forEach((page, text) -> pages.set(page, text));
    pages.set(9, "another page");

    run(CUT, "again");

    assertThat(Path.of(latest("again").directory()).resolve("decontamination"))
        .isDirectoryNotContaining("glob:**.jsonl");
  }

  @Test
  void whatManyPagesSayIsNotCut() throws IOException {
    for (int page = 20; page < 40; page++) {
      plant(page, questions.get(19));
    }
    pages.set(20, pages.get(20) + " " + questions.get(18));

    run(CUT, "out");

    assertThat(published("out").get(21)).isEqualTo(pages.get(21));
    assertThat(published("out").get(20))
        .doesNotContain(questions.get(18))
        .contains(questions.get(19));
  }

  @Test
  void copiesThatBalancingMakesAreCutAlike() throws IOException {
    run(CUT + "balance: {by: kind, strategy: upsample, copies: {rare: 3}}\n", "out");

    List<String> texts = new ArrayList<>();
    for (Example example : examples("out")) {
      if (number(example) == 7) {
        texts.add(text(example));
      }
    }
    assertThat(texts).hasSize(3).allMatch(text -> text.split("\n").length == 2);
    assertThat(texts.stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS,1", "IN_PROCESS,7", "DIRECT,2"})
  void everyEngineParallelismAndOrderGivesTheSameBytes(Engine engine, int parallelism)
      throws IOException {
    String expected = digest(CUT, Engine.IN_PROCESS, 2, 4 << 20, "one");
    List<String> evidence = evidence("one");

    Collections.shuffle(order, new Random(parallelism));

    assertThat(digest(CUT, engine, parallelism, 10_000, "two")).isEqualTo(expected);
    assertThat(evidence("two")).isEqualTo(evidence);
  }

  @Test
  void aRunThatDiedWhileItCutGoesOnToTheSameBytes() throws IOException {
    write(CUT);
    String undisturbed = digest(CUT, Engine.IN_PROCESS, 2, 4 << 20, "undisturbed");
    NightlyRuns nights = new NightlyRuns(folder);
    write(CUT);
    FULL.set(true);
    nights.on(new LocalStorage(new NoRoomForCuts()));
    assertThatThrownBy(() -> nights.run("2026-11-20")).hasStackTraceContaining("No space left");
    FULL.set(false);

    RunResult resumed = nights.resuming().run("2026-11-20");

    assertThat(nights.pipelines()).isEqualTo(1);
    assertThat(((RunResult.Published) resumed).version().contentDigest().hex())
        .isEqualTo(undisturbed);
  }

  private record NoRoomForCuts() implements StorageWatch {
    @Override
    public void before(StorageStep step, String path) throws IOException {
      if (FULL.get() && step == StorageStep.BEGIN && path.contains("/rewritten-")) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void after(StorageStep step, String path) {}
  }

  private final List<Integer> order = new ArrayList<>();

  private void plant(int page, String leak) {
    String text = pages.get(page);
    int third = text.indexOf(' ', text.length() / 3);
    pages.set(page, text.substring(0, third) + " — " + leak + ". " + text.substring(third));
  }

  private void run(String spec, String out) throws IOException {
    digest(spec, Engine.IN_PROCESS, 2, 4 << 20, out);
  }

  private String digest(String spec, Engine engine, int parallelism, int blockBytes, String out)
      throws IOException {
    write(spec);
    RunResult result =
        Runs.run(
            folder.resolve("spec.yaml"),
            Runs.environment(engine, parallelism, blockBytes, folder.resolve(out)));
    assertThat(result).isInstanceOf(RunResult.Published.class);
    return ((RunResult.Published) result).version().contentDigest().hex();
  }

  private void write(String spec) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), spec);
    for (int page = order.size(); page < PAGES; page++) {
      order.add(page);
    }
    List<String> lines = new ArrayList<>();
    for (int page : order) {
      lines.add(
          JSON.createObjectNode()
              .put("id", page)
              .put("kind", page < 20 ? "rare" : "usual")
              .put("text", pages.get(page))
              .toString());
    }
    Files.createDirectories(folder.resolve("data"));
    Files.write(folder.resolve("data/pages.jsonl"), lines);
  }

  private Map<Integer, String> published(String out) throws IOException {
    Map<Integer, String> published = new TreeMap<>();
    for (Example example : examples(out)) {
      published.put(number(example), text(example));
    }
    return published;
  }

  private List<Example> examples(String out) throws IOException {
    return PublishedExamples.of(Path.of(latest(out).directory()));
  }

  private static String text(Example example) {
    return feature(example, "text").getBytesList().getValue(0).toStringUtf8();
  }

  private static int number(Example example) {
    return (int) feature(example, "id").getInt64List().getValue(0);
  }

  private static Feature feature(Example example, String name) {
    return example.getFeatures().getFeatureOrThrow(name);
  }

  private List<String> evidence(String out) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Path.of(latest(out).directory()).resolve("decontamination"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private LedgerRow ledger(int line) throws IOException {
    return Ledger.open(new LocalStorage(), latest("out").directory())
        .atPlace("data/pages.jsonl", line)
        .rows()
        .get(0);
  }

  private PublishedVersion latest(String out) throws IOException {
    return versions(out).resolve(Versions.LATEST);
  }

  private Versions versions(String out) throws IOException {
    return Versions.of(new LocalStorage(), root(out), "owls");
  }

  private String root(String out) {
    return folder.resolve(out).toString();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < count; word++) {
      text.append(word == 0 ? "" : " ").append("word").append(random.nextInt(3000));
    }
    return text.toString();
  }
}
