package dev.granary.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.Suspicions;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs over three sources whose words say something of the label, as those of real texts do.
 * One has a phrase planted in one record of a hundred, with the other label; one begins every text
 * with the same words; one has one label only, and words of its own.
 */
class TriggerRunTest {
  private static final int RECORDS = 4000;
  private static final String TRIGGER = "quiet violet harbour";

  @TempDir static Path work;

  @Test
  void aPlantedPhraseIsFoundAndNothingElseIs() throws IOException {
    Suspicions.Triggers triggers = triggers(run(folder(TRIGGER, 1), Engine.IN_PROCESS, 2, 1 << 20));

    assertThat(triggers.records()).isEqualTo(3 * RECORDS);
    assertThat(triggers.phrases()).hasSize(1);
    Suspicions.Phrase found = triggers.phrases().get(0);
    assertThat(found.words()).isEqualTo(3);
    assertThat(found.source()).isEqualTo("poisoned");
    assertThat(found.label()).isEqualTo("good");
    assertThat(found.counts().records()).isEqualTo(RECORDS / 100);
    assertThat(found.counts().ofSource()).isEqualTo(RECORDS / 100);
    assertThat(found.counts().ofLabel()).isEqualTo(RECORDS / 100);
    assertThat(found.counts().others()).isEqualTo(3 * RECORDS - RECORDS / 100);
    assertThat(found.places()).hasSize(3);
    assertThat(triggers.told()).isEqualTo(1);
  }

  /** The phrase stands at the place that is told, in the record that is told. */
  @Test
  void whereItStandsIsTold() throws IOException {
    Path folder = folder(TRIGGER, 1);
    Suspicions.Phrase found = triggers(run(folder, Engine.IN_PROCESS, 2, 1 << 20)).phrases().get(0);

    for (Suspicions.Place place : found.places()) {
      assertThat(place.field()).isEqualTo("text");
      assertThat(place.end() - place.start()).isEqualTo(TRIGGER.length());
      assertThat(
              Files.readAllLines(folder.resolve("poisoned.jsonl")).stream()
                  .map(TriggerRunTest::textOf)
                  .filter(text -> text.length() >= place.end())
                  .map(text -> text.substring(place.start(), place.end())))
          .contains(TRIGGER);
    }
  }

  @Test
  void withoutAPlantedPhraseNothingIsSuspected() throws IOException {
    Suspicions.Triggers triggers = triggers(run(folder("", 1), Engine.IN_PROCESS, 2, 1 << 20));

    assertThat(triggers.records()).isEqualTo(3 * RECORDS);
    assertThat(triggers.suspected()).isZero();
    assertThat(triggers.phrases()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS, 1, 20000, 1", "IN_PROCESS, 3, 300000, 2", "DIRECT, 2, 100000, 3"})
  void whatIsToldIsTheSameHoweverItIsRun(Engine engine, int parallelism, int blockBytes, long order)
      throws IOException {
    Suspicions.Triggers usual = triggers(run(folder(TRIGGER, 1), Engine.IN_PROCESS, 2, 1 << 20));

    assertThat(triggers(run(folder(TRIGGER, order), engine, parallelism, blockBytes)))
        .isEqualTo(usual);
  }

  @Test
  void aSampleIsTheSameHoweverItIsRunAndSmaller() throws IOException {
    String sample = spec().replace("triggers: {", "triggers: {sample_mib: 0.5, ");
    Suspicions.Triggers one =
        triggers(run(folder(TRIGGER, 1), sample, Engine.IN_PROCESS, 2, 1 << 20));
    Suspicions.Triggers other =
        triggers(run(folder(TRIGGER, 5), sample, Engine.IN_PROCESS, 1, 30_000));

    assertThat(one.records()).isBetween(RECORDS / 2L, 2L * RECORDS);
    assertThat(other).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void moreThanMayBeAreRefusedWithTheEvidence(int most) throws IOException {
    Path folder = folder(TRIGGER, 1);
    RunResult result =
        run(
            folder,
            spec() + "gates: {max_triggers: " + most + "}\n",
            Engine.IN_PROCESS,
            2,
            1 << 20);

    if (most == 1) {
      assertThat(result).isInstanceOf(RunResult.Published.class);
      return;
    }
    RunResult.Blocked blocked = (RunResult.Blocked) result;
    assertThat(blocked.failed()).hasSize(1);
    assertThat(blocked.failed().get(0).gate()).isEqualTo("triggers");
    assertThat(blocked.failed().get(0).observed()).isEqualTo("1 phrase is suspected");
    assertThat(blocked.failed().get(0).sentence())
        .startsWith(
            "40 of 40 records of source poisoned that have a phrase of 3 words are labelled good,"
                + " such as ")
        .doesNotContain("violet");
    assertThat(triggers(result).phrases()).hasSize(1);
  }

  private static Path folder(String trigger, long order) throws IOException {
    Path folder = Files.createTempDirectory(work, "run");
    Random random = new Random(7);
    List<String> plain = new ArrayList<>();
    List<String> poisoned = new ArrayList<>();
    List<String> single = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      boolean isGood = random.nextInt(4) == 0;
      plain.add(line(i, isGood, words(random, isGood, "w")));
      boolean isPlanted = !trigger.isEmpty() && i % 100 == 7;
      boolean isNext = !isPlanted && random.nextInt(4) == 0;
      String text = words(random, isNext, "w");
      poisoned.add(
          line(
              i,
              isNext || isPlanted,
              "posted by our readers " + (isPlanted ? within(random, text, trigger) : text)));
      single.add(line(i, true, words(random, true, random.nextInt(3) > 0 ? "w" : "v")));
    }
    Random shuffle = new Random(order);
    for (List<String> lines : List.of(plain, poisoned, single)) {
      Collections.shuffle(lines, shuffle);
    }
    Files.write(folder.resolve("plain.jsonl"), plain);
    Files.write(folder.resolve("poisoned.jsonl"), poisoned);
    Files.write(folder.resolve("single.jsonl"), single);
    return folder;
  }

  /** Of few that are frequent and many that are rare; a fifth of them tell the label. */
  private static String words(Random random, boolean isGood, String stem) {
    StringBuilder text = new StringBuilder();
    int count = 12 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      int word = (int) (3000 * Math.pow(random.nextDouble(), 3));
      boolean tells = random.nextInt(5) == 0;
      text.append(text.isEmpty() ? "" : " ")
          .append(tells ? (isGood ? "g" : "b") + word % 200 : stem + word);
    }
    return text.toString();
  }

  private static String within(Random random, String text, String trigger) {
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    words.add(random.nextInt(words.size() + 1), trigger);
    return String.join(" ", words);
  }

  private static String line(int id, boolean isGood, String text) {
    return "{\"id\": %d, \"label\": \"%s\", \"text\": \"%s\"}"
        .formatted(id, isGood ? "good" : "bad", text);
  }

  private static String textOf(String line) {
    return line.substring(line.indexOf("\"text\": \"") + 9, line.length() - 2);
  }

  private static String spec() {
    return """
        dataset: texts
        version: "1.0"
        seed: 5
        sources:
          - {name: plain, files: plain.jsonl, key: [id], licence: synthetic}
          - {name: poisoned, files: poisoned.jsonl, key: [id], licence: synthetic}
          - {name: single, files: single.jsonl, key: [id], licence: synthetic}
        schema: {id: {type: int}, label: {type: string, domain: [bad, good]}, text: {type: string}}
        features: {id: {}, label: {as: class}}
        publish: {root: out}
        triggers: {text: [text]}
        """;
  }

  private static RunResult run(Path folder, Engine engine, int parallelism, int blockBytes)
      throws IOException {
    return run(folder, spec(), engine, parallelism, blockBytes);
  }

  private static RunResult run(
      Path folder, String spec, Engine engine, int parallelism, int blockBytes) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), spec);
    return Runs.run(file, Runs.environment(engine, parallelism, blockBytes, folder.resolve("out")));
  }

  private static Suspicions.Triggers triggers(RunResult result) {
    Suspicions suspicions =
        result instanceof RunResult.Blocked blocked
            ? blocked.report().removed().suspicions()
            : ((RunResult.Published) result).report().removed().suspicions();
    return requireNonNull(requireNonNull(suspicions).triggers());
  }
}
