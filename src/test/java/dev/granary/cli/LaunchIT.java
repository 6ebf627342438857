package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings by real workers, from a version to a model that is served, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaunchIT {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, key: [id], licence: synthetic}
      schema:
        id: {type: int}
        size: {type: float}
        label: {type: string, domain: [small, large]}
      splits: {train: 0.75, validation: 0.25}
      features: {size: {}, label: {as: class}}
      shards: {processes: [2], remainder: drop}
      publish: {root: out}
      train:
        {label: label, global_batch: 20, epochs: 8, learning_rate: 0.02, checkpoint_every: 10}
      """;

  @TempDir static Path folder;
  private static String home;

  @BeforeAll
  static void publish() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "TensorFlow's natives are here for Linux on amd64 only");
    StringBuilder rows = new StringBuilder("id,size,label\n");
    for (int i = 0; i < 400; i++) {
      int size = i * 37 % 100;
      rows.append(i).append(',').append(size).append(size < 50 ? ",small\n" : ",large\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Installed.layJars(folder.resolve("home"));
    home = System.setProperty(EnvironmentOption.HOME, folder.resolve("home").toString());
    assertThat(tell("run").code()).isZero();
  }

  @AfterAll
  static void putHomeBack() {
    if (home == null) {
      System.clearProperty(EnvironmentOption.HOME);
    } else {
      System.setProperty(EnvironmentOption.HOME, home);
    }
  }

  @Test
  @Order(1)
  void aVersionBecomesAModelThatIsServed() throws IOException {
    Told told = tell("launch", "--hosts", "2", "--promote", "--json");

    assertThat(told.code()).as(told.err()).isZero();
    JsonNode json = told.json();
    assertThat(json.path("outcome").asText()).isEqualTo("finished");
    assertThat(json.path("training").asText()).isEqualTo("1.0.0-001");
    assertThat(json.path("promotion").path("outcome").asText()).isEqualTo("promoted");
    assertThat(json.at("/evaluation/overall/accuracy/value").asDouble()).isGreaterThan(0.9);
    assertThat(told.err()).contains("step ").contains("loss ");
    assertThat(json("models").path("served").asText()).isEqualTo("1.0.0-001");
    Path training = folder.resolve("out/rows/_training/1.0.0-001");
    assertThat(Files.readString(training.resolve("MODEL_CARD.md")))
        .contains("It tells `label`, one of 2 classes, from: `size`.")
        .contains("| table | synthetic | 400 | 400 | 0 | 0 |");
    assertThat(training.resolve("saved_model/saved_model.pb")).isRegularFile();
  }

  @Test
  @Order(2)
  void whoSawTellsTheVeryStepsThatTheWorkersTold() throws IOException {
    JsonNode record =
        json("why-missing", "--file", "rows.csv", "--line", "3").path("records").get(0);

    JsonNode sighting = json("who-saw", record.path("id").asText()).path("sightings").get(0);

    assertThat(sighting.path("use").asText())
        .isEqualTo(record.path("split").asText().equals("train") ? "learnt" : "judged");
  }

  @Test
  @Order(3)
  void theModelOfATrainingElsewhereLiesWithTheDatasetAndIsMadeOnce() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Told first = tell("launch", "--training-dir", elsewhere.toString());
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("training 1.0.0-002 on rows 1.0.0 finished");
    Path model = folder.resolve("out/rows/_training/1.0.0-002/saved_model/saved_model.pb");
    assertThat(model).hasSameBinaryContentAs(elsewhere.resolve("saved_model/saved_model.pb"));
    FileTime exported = Files.getLastModifiedTime(elsewhere.resolve("saved_model/saved_model.pb"));

    JsonNode rival =
        new ObjectMapper()
            .readTree(folder.resolve("out/rows/_training/1.0.0-002/rival.json").toFile());
    assertThat(rival.path("training").asText()).isEqualTo("1.0.0-001");
    assertThat(rival.path("overall"))
        .as("the model that is served is judged by the same records")
        .isEqualTo(overall("1.0.0-001"));

    Told again = tell("launch", "--promote", "--training-dir", elsewhere.toString());

    assertThat(again.code()).as(again.out()).isIn(0, 3);
    assertThat(again.err()).contains("training 1.0.0-002 has finished before: nothing is started");
    assertThat(Files.getLastModifiedTime(elsewhere.resolve("saved_model/saved_model.pb")))
        .isEqualTo(exported);
    assertThat(folder.resolve("out/rows/_training/1.0.0-002/starts/0002.json")).doesNotExist();
  }

  @Test
  @Order(4)
  void whatIsServedStaysServedHoweverOftenItIsLaunchedAgain() throws IOException {
    String served = json("models").path("served").asText();
    Path training = folder.resolve("out/rows/_training").resolve(served);

    Told again = tell("launch", "--promote", "--training-dir", training.toString(), "--json");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.json().at("/promotion/outcome").asText()).isEqualTo("unchanged");
    assertThat(tell("promote", served).out()).contains("is served already");
  }

  @Test
  @Order(5)
  void oneLaunchAtATimeIsAtWorkInAFolder() throws IOException {
    Path busy = Files.createDirectories(folder.resolve("busy"));
    FolderAtWork other = FolderAtWork.claim(busy);
    try {
      Told told = tell("launch", "--training-dir", busy.toString());

      assertThat(told.code()).isEqualTo(6);
      assertThat(told.err()).contains("another launch is at work in " + busy);
    } finally {
      other.close();
    }
  }

  @Test
  @Order(6)
  void aShardThatIsNotWhatWasPublishedIsRefusedByName() throws IOException {
    Path shard;
    try (Stream<Path> files = Files.list(folder.resolve("out/rows/1.0.0"))) {
      shard = files.filter(file -> file.toString().contains("train.tfrecord")).findFirst().get();
    }
    byte[] content = Files.readAllBytes(shard);
    content[content.length / 2] ^= 1;
    Files.write(shard, content);

    Told told = tell("launch");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains(shard.getFileName().toString());
    assertThat(folder.resolve("out/rows/_training/1.0.0-004")).doesNotExist();
  }

  private static JsonNode overall(String training) {
    Path file = folder.resolve("out/rows/_training").resolve(training).resolve("evaluation.json");
    try {
      return new ObjectMapper().readTree(file.toFile()).path("overall");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String verb, String... more) throws IOException {
    String[] words = Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new);
    Told told = tell(verb, words);
    assertThat(told.code()).as(told.err()).isZero();
    return told.json();
  }

  private static Told tell(String verb, String... more) {
    Stream<String> start = Stream.of(verb, folder.resolve("spec.yaml").toString());
    return Told.by(Stream.concat(start, Stream.of(more)).toArray(String[]::new));
  }
}
