package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of {@code docs/reading.md}, which share no code with ours. */
class ReadingPageTest {
  private static final int PROCESSES = 3;
  private static final Pattern PROGRAM =
      Pattern.compile("```python (\\w+\\.py)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @BeforeEach
  void copyPrograms() throws IOException {
    Matcher programs = PROGRAM.matcher(Files.readString(Path.of("docs/reading.md")));
    while (programs.find()) {
      Files.writeString(directory.resolve(programs.group(1)), programs.group(2));
    }
  }

  /** Two epochs and a bit, as the trainer itself wrote them down. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void theStepsAreThoseOfTheBuiltInTrainer(String compression) throws Exception {
    Natives.require();
    VersionFixture version = version(compression);
    Path training = directory.resolve("training");
    Path alone =
        version.write(
            directory.resolve("alone.json"), version.handoff(1, 12, 24, VersionFixture.table(45)));
    assertThat(Lone.train(training, alone).exit()).isZero();
    Map<String, TreeSet<String>> batches = new TreeMap<>();
    String program =
        """
        from granary_handoff import Batches, Handoff
        handoff = Handoff()
        handoff.verify("train")
        batches = Batches(handoff, "train")
        for step in range(45):
            print(step, *batches.ids(step))
        """;

    for (String line : drive(version, program)) {
      List<String> words = List.of(line.split(" ", -1));
      batches.computeIfAbsent(words.get(0), step -> new TreeSet<>()).addAll(words.subList(1, 9));
    }

    Map<String, TreeSet<String>> expected = new TreeMap<>();
    for (String line : trained(training)) {
      List<String> words = List.of(line.split(" ", -1));
      expected.put(words.get(0), new TreeSet<>(words.subList(1, words.size())));
    }
    assertThat(batches).isEqualTo(expected).hasSize(45);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void examplesHoldWhatWasWritten(String compression) throws Exception {
    String program =
        """
        import json
        from granary_examples import columns
        from granary_handoff import Batches, Handoff
        handoff = Handoff()
        batches = Batches(handoff, "train")
        for step in range(handoff.steps_per_epoch):
            table = columns(handoff, batches[step])
            for number, record in enumerate(batches.ids(step)):
                print(int(record, 16), table["height"][number], table["speed"][number],
                      table["note"][number].decode(), sep="|")
        """;

    assertThat(drive(version(compression), program))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(1, 481).mapToObj(ReadingPageTest::told).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void aDamagedShardIsRefusedByName(String compression) throws Exception {
    VersionFixture version = version(compression);
    Path shard = version.directory.resolve("strikes-train.tfrecord-00004-of-00012");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length / 2] ^= 1;
    Files.write(shard, bytes);
    String program =
        """
        from granary_handoff import Handoff
        Handoff().verify("train")
        """;

    Python.Ended ended = run(version, 1, program);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.printed())
        .endsWith("ValueError: " + shard + " is damaged: its SHA-256 differs\n");
  }

  /** Any order, but its own files and each record once. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void tensorFlowReadsItsOwnFiles(String compression) throws Exception {
    Python.require("tensorflow");
    String program =
        """
        from granary_handoff import Handoff
        from with_tensorflow import dataset
        for batch in dataset(Handoff(), "train"):
            assert batch["height"].shape == (8,)
            print(*batch["height"].numpy().tolist(), sep="\\n")
        """;

    assertThat(drive(version(compression), program)).containsExactlyInAnyOrderElementsOf(heights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void grainGivesTheSteps(String compression) throws Exception {
    Python.require("grain");
    assertSteps(
        compression,
        """
        from with_grain import dataset
        for batch in dataset(Handoff(), "train", 7, 20):
            told(batch)
        for batch in dataset(Handoff(), "train", 0, 7).to_iter_dataset():
            told(batch)
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void torchGivesTheSteps(String compression) throws Exception {
    Python.require("torch");
    assertSteps(
        compression,
        """
        from with_torch import loader
        if __name__ == "__main__":
            for batch in loader(Handoff(), "train", 7, 20, workers=2):
                told(batch)
            for batch in loader(Handoff(), "train", 0, 7):
                told(batch)
        """);
  }

  /**
   * The step with nothing else, at the end of the base programs, and the programs as they stand.
   */
  @Test
  void whatThePageShowsRuns() throws Exception {
    VersionFixture version = version("none");
    String page = Files.readString(Path.of("docs/reading.md"));
    int start = page.indexOf("```python\n") + "```python\n".length();
    String program = page.substring(start, page.indexOf("```", start)).replace("1000", "190");

    Python.Ended ended = run(version, 0, program + "print(step, len(batch['height']))");

    assertThat(ended.printed()).isEqualTo("199 8\n");
  }

  private void assertSteps(String compression, String program) throws Exception {
    String told =
        """
        from granary_handoff import Handoff
        def told(batch):
            assert batch["height"].shape == (8,) and batch["speed"].shape == (8,)
            print(*batch["height"].tolist())
        """;
    String plain =
        """
        from granary_examples import columns
        from granary_handoff import Batches, Handoff
        batches = Batches(Handoff(), "train")
        for step in [*range(7, 20), *range(7)]:
            print(*columns(Handoff(), batches[step])["height"])
        """;
    VersionFixture version = version(compression);

    assertThat(drive(version, told + program)).isEqualTo(drive(version, plain)).hasSize(60);
  }

  private VersionFixture version(String compression) throws IOException {
    return VersionFixture.small(directory.resolve("version"), compression);
  }

  /** The lines of all processes. */
  private List<String> drive(VersionFixture version, String program) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int process = 0; process < PROCESSES; process++) {
      Python.Ended ended = run(version, process, program);
      assertThat(ended.exit()).as(ended.printed()).isZero();
      ended.printed().lines().filter(line -> line.matches("\\d.*")).forEach(lines::add);
    }
    return lines;
  }

  private Python.Ended run(VersionFixture version, int process, String program) throws Exception {
    Path handoff =
        version.write(
            directory.resolve("handoff.json"),
            version.handoff(PROCESSES, 12, 24, VersionFixture.table(20)));
    Path drive = Files.writeString(directory.resolve("drive.py"), program);
    Map<String, String> environment =
        Map.of(
            "GRANARY_HANDOFF", handoff.toString(),
            "GRANARY_PROCESS_INDEX", Integer.toString(process),
            "TF_CPP_MIN_LOG_LEVEL", "3");
    return Python.end(directory, environment, drive.toString());
  }

  private static List<String> trained(Path training) throws IOException {
    try (Stream<Path> files = Files.list(training.resolve("batches"))) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  private static String told(long id) {
    var features = VersionFixture.example(id).getFeatures();
    long height = features.getFeatureOrThrow("height").getInt64List().getValue(0);
    String speed =
        features.containsFeature("speed")
            ? Float.toString(features.getFeatureOrThrow("speed").getFloatList().getValue(0))
            : "nan";
    String note = features.getFeatureOrThrow("note").getBytesList().getValue(0).toStringUtf8();
    return id + "|" + height + "|" + speed + "|" + note;
  }

  private static List<String> heights() {
    return LongStream.range(1, 481).mapToObj(id -> told(id).split("\\|", -1)[1]).toList();
  }
}
