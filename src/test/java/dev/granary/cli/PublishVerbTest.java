package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code publish} says where there is nothing to publish. */
class PublishVerbTest {
  @TempDir Path folder;

  @Test
  void whatNamesNoRunIsRefused() {
    Told told = Told.by("publish", "yesterday");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err())
        .isEqualTo(
            "granary: 'yesterday' is neither the folder of a run, ROOT/DATASET/_runs/RUN, nor its"
                + " name\n");
  }

  @Test
  void aNameIsLookedForBelowTheRootOfTheEnvironment() throws IOException {
    Path environment = environment();

    Told nowhere = Told.by("publish", "1700000000000-1", "--env", environment.toString());
    Files.createDirectories(folder.resolve("out/owls/_runs/1700000000000-1"));
    Files.writeString(folder.resolve("out/owls/_runs/1700000000000-1/x"), "");
    Told found = Told.by("publish", "1700000000000-1", "--env", environment.toString());

    assertThat(nowhere.code()).isEqualTo(7);
    assertThat(nowhere.err())
        .isEqualTo("granary: no dataset in " + folder + "/out has a run 1700000000000-1\n");
    assertThat(found.code()).isEqualTo(7);
    assertThat(found.err())
        .isEqualTo(
            "granary: there is no run 1700000000000-1 in "
                + folder
                + "/out/owls; `granary versions` shows whether it was published\n");
  }

  @Test
  void aRunThatOnlyDiedHasNoJob() throws IOException {
    Sightings sightings = Sightings.in(folder);
    Told blocked =
        sightings.but("max_quarantined: 0.2", "max_quarantined: 0.0").tell("run", "--json");
    String report = blocked.json().path("report").asText();

    Told told =
        Told.by("publish", report.replace("/report.html", ""), "--env", environment().toString());

    assertThat(blocked.code()).isEqualTo(3);
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains(" was blocked: quarantine.log failed; see " + report);
  }

  @Test
  void checkTellsOfFilesThatNoWorkerWouldSee() throws IOException {
    Sightings sightings = Sightings.in(folder);
    sightings.but("files: data/*.csv", "files: gs://lake/data/*.csv");

    Told told = sightings.tell("check", "--env", "configs/dataflow.yaml");
    Told local =
        sightings
            .but("files: gs://lake/data/*.csv", "files: data/*.csv")
            .tell("check", "--env", "configs/dataflow.yaml");

    assertThat(told.code()).isZero();
    assertThat(local.code()).isEqualTo(2);
    assertThat(local.err())
        .startsWith("granary: source log: the workers of Dataflow do not see " + folder);
  }

  private Path environment() throws IOException {
    return Files.writeString(folder.resolve("environment.yaml"), "root: out\n");
  }
}
