package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs over 4,000 texts that plant what they must find. */
class SelfTestRunTest {
  private static final int TEXTS = 4000;

  @TempDir Path folder;

  @BeforeEach
  void writeTexts() throws IOException {
    NearTexts made = new NearTexts(23, 5000);
    List<List<String>> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      boolean derived = i > 100 && made.upTo(5) == 0;
      all.add(
          derived
              ? made.edited(all.get(made.upTo(all.size())), 1 + made.upTo(4))
              : made.words(80 + made.upTo(200)));
      lines.add(NearTexts.line(i, NearTexts.joined(all.get(i))));
    }
    Files.write(folder.resolve("texts.jsonl"), lines);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "DIRECT"})
  void whatIsPlantedIsFoundAndChangesNothing(Engine engine) throws IOException {
    RunResult.Published without = (RunResult.Published) run("without", "", engine);
    RunResult.Published with = (RunResult.Published) run("with", "selftest: on", engine);

    assertThat(with.version().contentDigest()).isEqualTo(without.version().contentDigest());
    assertThat(files("with", "ledger")).isEqualTo(files("without", "ledger"));
    assertThat(files("with", "clusters")).isEqualTo(files("without", "clusters"));
    assertThat(files("with", "signatures/bands")).isEqualTo(files("without", "signatures/bands"));
    Map<String, String> gates = selfTest("with/texts/1.0.0/gates.json");
    assertThat(gates.keySet())
        .containsExactly(
            "selftest.exact",
            "selftest.near_70",
            "selftest.near_85",
            "selftest.near_90",
            "selftest.near_95");
    assertThat(gates.get("selftest.near_70")).startsWith("0 of ").endsWith(" found, 0 published");
    assertThat(found(gates.get("selftest.exact"))).isEqualTo(1);
    assertThat(found(gates.get("selftest.near_95"))).isGreaterThan(0.95);
    assertThat(selfTest("without/texts/1.0.0/gates.json")).isEmpty();
  }

  @Test
  void nothingThatWasPlantedIsEverPublished() throws IOException {
    run("out", "selftest: on", Engine.IN_PROCESS);

    try (Stream<Path> all = Files.walk(folder.resolve("out/texts/1.0.0"))) {
      for (Path file : all.filter(path -> path.toString().matches(".*-of-\\d+")).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        // What replaces a word begins with an x; no word of these texts does.
        assertThat(bytes).doesNotContain(" x");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"IN_PROCESS, drop", "DIRECT, drop", "IN_PROCESS, cut", "IN_PROCESS, report"})
  void plantedItemsAreFoundAndChangeNothing(Engine engine, String action) throws IOException {
    String decontaminate = writeExam() + "  action: " + action + "\n";
    RunResult.Published without = (RunResult.Published) run("without", decontaminate, engine);
    RunResult.Published with =
        (RunResult.Published) run("with", decontaminate + "selftest: on", engine);

    assertThat(with.version().contentDigest()).isEqualTo(without.version().contentDigest());
    for (String kind : List.of("ledger", "clusters", "signatures/bands", "decontamination")) {
      assertThat(files("with", kind)).isEqualTo(files("without", kind));
    }
    Map<String, String> gates = selfTest("with/texts/1.0.0/gates.json");
    assertThat(gates).hasSize(6);
    assertThat(gates.get("selftest.contamination")).endsWith(" found, 0 published");
    assertThat(planted(gates.get("selftest.contamination"))).isGreaterThan(15);
    assertThat(found(gates.get("selftest.contamination"))).isEqualTo(1);
    assertThat(contamination("with")).isEqualTo(contamination("without")).isNotEmpty();
  }

  @Test
  void whatIsNotLookedForIsNotPlanted() throws IOException {
    String decontaminate = writeExam();
    run("out", decontaminate + "selftest: on", Engine.IN_PROCESS, "");

    assertThat(selfTest("out/texts/1.0.0/gates.json")).containsOnlyKeys("selftest.contamination");
  }

  @Test
  void commonItemsAndThoseThatAreLetPassAreSeenAllTheSame() throws IOException {
    String decontaminate = writeExam() + "  common: 1\n";
    run("first", decontaminate, Engine.IN_PROCESS);
    List<String> allowed = new ArrayList<>();
    for (String file : files("first", "decontamination/part").values()) {
      for (String line : file.lines().toList()) {
        allowed.add(new ObjectMapper().readTree(line).path("evidence").asText().substring(0, 16));
      }
    }

    String allowing = decontaminate + "  allow: [\"" + allowed.get(0) + "\"]\n";
    run("without", allowing, Engine.IN_PROCESS);
    run("out", allowing + "selftest: on", Engine.IN_PROCESS);

    assertThat(files("out", "decontamination")).isEqualTo(files("without", "decontamination"));
    assertThat(contamination("out").path("allowed").asInt()).isPositive();
    assertThat(found(selfTest("out/texts/1.0.0/gates.json").get("selftest.contamination")))
        .isEqualTo(1);
  }

  /** An exam of which texts hold some items, one of them many texts. */
  private String writeExam() throws IOException {
    NearTexts made = new NearTexts(29, 5000);
    List<String> items = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("texts.jsonl"));
    for (int item = 0; item < 30; item++) {
      String question = NearTexts.joined(made.words(25));
      String answer = NearTexts.joined(made.words(item % 7));
      items.add("{\"question\": \"" + question + "\", \"answer\": \"" + answer + "\"}");
      for (int text = 0; text < (item == 3 ? 20 : item % 2); text++) {
        String line = lines.get(100 * item + text);
        int end = line.lastIndexOf('"');
        lines.set(
            100 * item + text, line.substring(0, end) + " " + question + " " + answer + "\"}");
      }
    }
    Files.write(folder.resolve("texts.jsonl"), lines);
    Files.write(folder.resolve("exam.jsonl"), items);
    return """
        decontaminate:
          against: [{name: exam, files: exam.jsonl, answer: answer}]
          text: [text]
        """;
  }

  private JsonNode contamination(String root) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(root + "/texts/1.0.0/report.json").toFile())
        .findPath("contamination");
  }

  private RunResult run(String root, String more, Engine engine) throws IOException {
    return run(root, more, engine, "dedup: {exact: {on: [text]}, near: {text: [text]}}\n");
  }

  private RunResult run(String root, String more, Engine engine, String dedup) throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: texts
            version: "1.0"
            seed: 5
            sources: [{name: made, files: texts.jsonl, key: [id], licence: synthetic}]
            schema: {id: {type: int}, text: {type: string}}
            splits: {train: 0.8, test: 0.2}
            publish: {root: out}
            """
                + dedup
                + more
                + "\n");
    return Runs.run(spec, Runs.environment(engine, 2, folder.resolve(root)));
  }

  private Map<String, String> files(String root, String kind) throws IOException {
    Path version = folder.resolve(root + "/texts/1.0.0");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(version)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = version.relativize(file).toString();
        if (name.startsWith(kind)) {
          files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private Map<String, String> selfTest(String gates) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (JsonNode gate : new ObjectMapper().readTree(folder.resolve(gates).toFile())) {
      if (gate.get("gate").asText().startsWith("selftest.")) {
        found.put(gate.get("gate").asText(), gate.get("observed").asText());
      }
    }
    return found;
  }

  private static int planted(String observed) {
    return Integer.parseInt(observed.split(" ", -1)[2]);
  }

  private static double found(String observed) {
    String[] words = observed.split(" ", -1);
    return Double.parseDouble(words[0]) / Double.parseDouble(words[2]);
  }
}
