package dev.granary.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.gcs.Faults;
import dev.granary.storage.gcs.GcsRequest;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way to {@code gs://}, by another environment and nothing else. */
@Timeout(180)
class CloudRunTest {
  private static final String BIRDS = "pipelines/bird_strikes/spec.yaml";

  @TempDir Path folder;
  private LocalGcs gcs;
  private Path cloud;

  @BeforeEach
  void start() throws IOException {
    gcs = LocalGcs.start("lake");
    cloud = environment("cloud.yaml", "root: gs://lake/published/");
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void publishesWhatARunOnThisMachinePublishesAndEveryVerbReadsIt() throws IOException {
    Path here = Files.writeString(folder.resolve("here.yaml"), "root: out\n");
    Told local = Told.by("run", BIRDS, "--env", here.toString(), "--json");
    Told run = Told.by("run", BIRDS, "--env", cloud.toString(), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().path("path").asText())
        .isEqualTo("gs://lake/published/bird_strikes/1.0.0");
    assertThat(run.json().path("contentDigest").asText())
        .isEqualTo(local.json().path("contentDigest").asText())
        .hasSize(64);
    assertThat(birds("versions").out()).contains("1.0.0 ");
    assertThat(birds("show").out()).startsWith("bird_strikes 1.0.0\n");
    assertThat(birds("verify").out()).contains("whole: all 45 files");
    assertThat(birds("trace", "1dddfd1c82767972b7c03d40f3c0e677").out()).contains("was published");
    assertThat(birds("why-missing", "--file", "data/birdstrikes-1994.csv", "--line", "177").out())
        .contains("CHECK_DOMAIN");
    assertThat(birds("plan").out()).contains("bird_strikes 1.0.1 under gs://lake/published\n");
  }

  @Test
  void leavesNothingBehindButTheVersion() throws IOException {
    Sightings sightings = Sightings.in(folder);
    assertThat(sightings.tell("run", "--env", cloud.toString()).code()).isZero();

    gcs.dumpTo(folder.resolve("dump"));

    Path dataset = folder.resolve("dump/lake/published/sightings");
    try (var entries = Files.list(dataset)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder("_history", "_lock", "1.0.0", "CURRENT");
    }
    assertThat(dataset.resolve("1.0.0/manifest.json")).isNotEmptyFile();
    assertThat(
            Told.by(
                    "verify",
                    "--root",
                    folder.resolve("dump/lake/published").toString(),
                    "sightings")
                .out())
        .contains("whole");
  }

  @Test
  void readsItsInputThereTooAndSpillsHereOrThere() throws IOException {
    Sightings sightings = Sightings.in(folder);
    put("data/a.csv", Files.readString(sightings.input()));
    String local = digest(sightings.tell("run", "--json"));
    sightings.but("files: data/*.csv", "files: gs://lake/data/*.csv");
    Path spillsHere =
        environment("spills.yaml", "root: gs://lake/mixed\ntemporary: spill\nparallelism: 2");

    Told there = sightings.tell("run", "--env", cloud.toString(), "--json");
    Told mixed = sightings.tell("run", "--env", spillsHere.toString(), "--json");

    assertThat(digest(there)).isEqualTo(local);
    assertThat(digest(mixed)).isEqualTo(local);
    assertThat(mixed.json().path("outcome").asText()).isEqualTo("published");
    Told missing =
        sightings.tell(
            "why-missing",
            "--env",
            cloud.toString(),
            "--file",
            "gs://lake/data/a.csv",
            "--line",
            String.valueOf(Sightings.CAT_LINE));
    assertThat(missing.out()).startsWith("gs://lake/data/a.csv:23 ").contains("CHECK_DOMAIN");
  }

  @Test
  void theCommandsThatItPrintsCanBeTyped() throws IOException {
    Told told = Sightings.in(folder).tell("run", "--env", cloud.toString());

    List<String> printed =
        Pattern.compile("scripts/granary (.*?)(?:   .*)?\n")
            .matcher(told.out())
            .results()
            .map((MatchResult command) -> command.group(1))
            .toList();
    assertThat(printed).hasSize(3);
    for (String command : printed) {
      assertThat(Told.by(command.trim().split("\\s+", -1)).code()).as(command).isZero();
    }
  }

  @Test
  void aRunThatLostTheAnswerToItsPublicationIsPublished() throws IOException {
    gcs.faults()
        .first(
            1,
            request -> request.isUpload() && body(request).contains("_history/00000001.json"),
            Faults.loseReply(503));

    Told told = Sightings.in(folder).tell("run", "--env", cloud.toString(), "--json");

    assertThat(told.json().path("outcome").asText()).isEqualTo("published");
    assertThat(told.json().path("version").asText()).isEqualTo("1.0.0");
  }

  @Test
  void aBucketThatIsNotThereIsTheMachines() throws IOException {
    Path nowhere = environment("nowhere.yaml", "root: gs://nowhere/out");

    Told told = Sightings.in(folder).tell("run", "--env", nowhere.toString());

    assertThat(told.code()).isEqualTo(5);
    assertThat(told.err())
        .contains("granary: gs://nowhere/out/sightings")
        .contains("there is no bucket nowhere at " + gcs.endpoint());
  }

  @Test
  void aRootOfAnotherKindIsRefused() {
    Told told = Told.by("versions", "--root", "s3://lake/published", "sightings");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err())
        .isEqualTo(
            "granary: --root must be a path of this machine or begin with gs://,"
                + " is s3://lake/published (copy the files there, or mount them)\n");
  }

  private Told birds(String verb, String... more) {
    String[] words = new String[more.length + 4];
    words[0] = verb;
    words[1] = BIRDS;
    words[2] = "--env";
    words[3] = cloud.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    Told told = Told.by(words);
    assertThat(told.code()).as(verb + ": " + told.err()).isZero();
    return told;
  }

  private Path environment(String name, String settings) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        settings + "\ngcs: {endpoint: \"" + gcs.endpoint() + "\", credentials: none}\n");
  }

  private void put(String name, String text) throws IOException {
    gcs.put("lake", name, text);
  }

  private static String digest(Told told) throws IOException {
    assertThat(told.code()).as(told.err()).isZero();
    return told.json().path("contentDigest").asText();
  }

  private static String body(GcsRequest request) {
    try {
      return new String(request.body().bytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
