package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckAndPlanTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void writeSightings() throws IOException {
    sightings = Sightings.in(folder);
  }

  @Test
  void aSoundSpecIsCalledSound() {
    Told told = sightings.tell("check");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith(sightings.spec() + " is sound: dataset sightings, version 1.0.x, spec digest ")
        .contains("no environment is named: engine in_process, parallelism ");
  }

  @Test
  void everySettingTellsWhereItCameFrom() {
    Told told = sightings.tell("check", "--explain");

    assertThat(told.out())
        .containsPattern("\n  seed +7 +line 3\n")
        .containsPattern("\n  gates\\.min_records +1 +default\n");
  }

  @Test
  void programsGetEverySetting() throws IOException {
    JsonNode document = sightings.tell("check", "--json").json();

    assertThat(document.path("outcome").asText()).isEqualTo("sound");
    assertThat(document.path("settings").toString())
        .contains("{\"setting\":\"seed\",\"value\":\"7\",\"meaning\":")
        .contains("\"line\":3}")
        .contains("\"default\":true}");
  }

  @Test
  void theProblemsOfSpecAndEnvironmentAreToldAtOnce() throws IOException {
    sightings.but("seed: 7", "sed: 7");
    Path environment = folder.resolve("there.yaml");
    Files.writeString(environment, "engin: in_process\n");

    Told told = sightings.tell("check", "--env", environment.toString(), "--json");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains(sightings.spec() + ":").contains(environment + ":1:1: engin");
    assertThat(told.json().path("problems").findValuesAsText("file"))
        .contains(sightings.spec().toString(), environment.toString());
  }

  @Test
  void aPlanTellsInputShardsAndTheNextVersion() {
    Told told = sightings.tell("plan");

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("A run would publish sightings 1.0.0 under " + sightings.root() + "\n")
        .containsPattern("\n  source  files  +bytes\n  log +1 +\\d+ B\n")
        .containsPattern("\n  split  bytes  records  files  steps\n  train  \\d+ B  \\? +2  \\?\n")
        .containsPattern("\n  +2  train +1  \\d+ B  \\? +\\? +-\n")
        .contains("how many records that is, only a run can tell; steps need shards.global_batch.")
        .endsWith("sorted in one part. No data was read.\n");
    assertThat(sightings.root()).doesNotExist();
  }

  @Test
  void aPlanCountsOnFromWhatIsPublished() throws IOException {
    sightings.tell("run");

    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(document.path("nextVersion").asText()).isEqualTo("1.0.1");
    assertThat(document.path("partitions").asInt()).isEqualTo(1);
    assertThat(document.path("sources").get(0).path("bytes").asLong())
        .isEqualTo(Files.size(sightings.input()));
    assertThat(document.path("splits").get(0).path("estimatedFiles").asInt()).isEqualTo(2);
  }

  @Test
  void aPlanTellsWhatEachProcessOfEachSliceWouldRead() throws IOException {
    sightings.tell("run");
    sightings.but("processes: [2]", "processes: [2, v5litepod-16, v4-32], global_batch: 8");

    Told told = sightings.tell("plan");
    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(told.out())
        .containsPattern("\n  train  \\d+ B +22 +4 +2\n")
        .containsPattern("\n  +2  train +2  \\d+ B +11 +4  -\n")
        .containsPattern("\n  +4  train +1 +\\d+ B +5 +2  v4-32 v5litepod-16\n")
        .contains("Remainder: drop; records are guessed from version 1.0.0.");
    assertThat(document.path("plans").get(1).toString())
        .startsWith(
            "{\"processes\":4,\"slices\":[\"v4-32\",\"v5litepod-16\"],\"batch\":2,"
                + "\"splits\":[{\"name\":\"train\",\"files\":1,\"estimatedBytes\":")
        .endsWith("\"estimatedRecords\":5}]}");
    assertThat(document.path("splits").get(0).path("estimatedSteps").asInt()).isEqualTo(2);
  }

  @Test
  void aPlanThatCannotFillItsFilesSaysWhatToChange() throws IOException {
    sightings.but("processes: [2]", "processes: [4, v6e-256, 1024]");

    Told told = sightings.tell("plan");
    JsonNode document = sightings.tell("plan", "--json").json();

    assertThat(told.code()).isEqualTo(4);
    assertThat(told.out())
        .endsWith(
            "\nSplit train has at most 235 records, too few for 1,024 files: give it a larger share"
                + " or name fewer shards.processes.\n");
    assertThat(document.path("outcome").asText()).isEqualTo("too_little");
    assertThat(document.path("problems").get(0).asText()).startsWith("Split train has at most 235");
    assertThat(sightings.root()).doesNotExist();
  }

  @Test
  void aPlanCountsRecordsAsLongAsThoseOfTheLastVersion() throws IOException {
    sightings.tell("run");
    sightings.but("processes: [2]", "processes: [64]");

    Told told = sightings.tell("plan");

    assertThat(told.code()).isEqualTo(4);
    assertThat(told.out()).contains("Split train has about 22 records, too few for 64 files");
  }

  @Test
  void aPlanWithoutInputSaysSo() throws IOException {
    Files.delete(sightings.input());

    assertThat(sightings.tell("plan").code()).isEqualTo(4);
  }
}
