package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that the service would refuse, or that would read this machine, is refused before. */
class DataflowMistakesTest {
  @TempDir Path folder;

  @Test
  void whatIsReadyToUseIsSound() {
    Environment environment = Environments.read(Path.of("configs/dataflow.yaml"));

    assertThat(environment.engine()).isEqualTo(Environment.Engine.DATAFLOW);
    assertThat(environment.dataflow().place().orElseThrow().staging())
        .isEqualTo("gs://your-bucket/staging");
  }

  @Test
  void everyLineOfWhatIsReadyToUseIsExplained() throws IOException {
    assertThat(Files.readAllLines(Path.of("configs/dataflow.yaml")))
        .filteredOn(
            line -> !line.isBlank() && !line.endsWith("gcs:") && !line.endsWith("dataflow:"))
        .allMatch(line -> line.contains("#"));
  }

  @Test
  void nothingOfAJobMayStandOnThisMachine() throws IOException {
    Path file =
        file("engine: dataflow\nroot: ../out\ntemporary: tmp\ndataflow: {project: some-project}\n");

    assertThatThrownBy(() -> Environments.read(file))
        .hasMessage(
            """
            FILE:2:1: root: must begin with gs:// where the engine is dataflow, is ../out (its workers do not see the files of this machine)
            FILE:3:1: temporary: must begin with gs:// where the engine is dataflow, is tmp (its workers do not see the files of this machine)
            FILE:4:1: dataflow.region: is missing where the engine is dataflow (see configs/dataflow.yaml)
            FILE:4:1: dataflow.staging: is missing where the engine is dataflow (see configs/dataflow.yaml)
            FILE:4:1: dataflow.temp: is missing where the engine is dataflow (see configs/dataflow.yaml)
            5 problems; nothing was read or written"""
                .replace("FILE", file.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          project: "12345"          | project: must be the ID of a project, is "12345" (such as your-project; not its number)
          region: somewhere         | region: must be a region, is "somewhere" (such as us-central1)
          staging: /tmp/x           | staging: must begin with gs://, is /tmp/x (write gs://bucket/folder)
          temp: s3://b/x            | temp: must be a path of this machine or begin with gs://, is s3://b/x (copy the files there, or mount them)
          {workers: 3, max_workers: 2} | workers: must be at most max_workers, which is 2
          machine_tpye: n2          | machine_tpye: is not a key here (did you mean "machine_type"?)
          addresses: privat         | addresses: must be one of private, public, is privat (did you mean "private"?)
          subnetwork: data          | subnetwork: must be a subnetwork with its region, is "data" (such as regions/us-central1/subnetworks/data)
          kms_key: k                | kms_key: must be the full name of a key, is "k" (projects/P/locations/L/keyRings/R/cryptoKeys/K)
          labels: {Team: x}         | labels.Team: must be a label of Google Cloud, is "Team" (a lower-case letter, then up to 62 lower-case letters, digits, - and _)
          labels: {run: x}          | labels.run: is a label that every run sets itself (call it otherwise)
          labels: {team: X}         | labels.team: must be the value of a label of Google Cloud, is "X" (up to 63 lower-case letters, digits, - and _)
          disk_gib: 5               | disk_gib: must be from 10 to 64000, is 5
          """)
  void aJobThatCannotBeIsRefusedAtItsKey(String settings, String problem) throws IOException {
    String inside = settings.startsWith("{") ? settings : "{" + settings + "}";

    assertThatThrownBy(() -> Environments.read(file("dataflow: " + inside)))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(": dataflow." + problem + "\n1 problem");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("environment.yaml"), text);
  }
}
