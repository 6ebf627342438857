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
        .containsPattern("\n  split  +bytes  files  for each of 2\n  train  \\d+ B +2 +1\n")
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
  void aPlanWithoutInputSaysSo() throws IOException {
    Files.delete(sightings.input());

    assertThat(sightings.tell("plan").code()).isEqualTo(4);
  }
}
