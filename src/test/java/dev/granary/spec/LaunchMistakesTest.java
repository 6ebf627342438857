package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A launch that a platform would refuse is refused before, at its key. */
class LaunchMistakesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("readyToUse")
  void everyEnvironmentThatComesWithGranaryIsSound(Path file) {
    assertThat(Environments.read(file).blockBytes()).isPositive();
  }

  static Stream<Path> readyToUse() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Test
  void whatIsReadyToUseHasAllThatItsTargetNeeds() {
    LaunchSpec launch = Environments.read(Path.of("configs/tpu-jobset.yaml")).launch();

    assertThat(launch.target()).isEqualTo(LaunchTarget.JOBSET);
    assertThat(launch.lacks()).isEmpty();
    assertThat(launch.at(LaunchTarget.QUEUED_RESOURCE).lacks())
        .containsExactly("project", "zone", "runtime_version");
  }

  @Test
  void everyLineOfWhatIsReadyToUseIsExplained() throws IOException {
    assertThat(Files.readAllLines(Path.of("configs/tpu-jobset.yaml")))
        .filteredOn(line -> !line.isBlank() && !line.endsWith("gcs:") && !line.endsWith("launch:"))
        .allMatch(line -> line.contains("#"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          target: queued_resource     | target: must be one of local, command, jobset, vertex, queued-resource, xpk, is queued_resource (did you mean "queued-resource"?)
          command: python3 train.py   | command: must be a list of words, such as [python3, train.py], is python3 train.py
          command: []                 | command: must not be an empty list
          command: ["a\\0b"]          | command[0]: must not hold the character 0 (no program can be given it)
          slice: v5litepod-17         | slice: v5litepod-17 is no size of v5litepod (the nearest are v5litepod-16 or v5litepod-32)
          slice: v5p                  | slice: v5p names a type, not a slice (write v5p-32 or v5p:2x2x4)
          slices: 0                   | slices: must be from 1 to 256, is 0
          zone: us-central2           | zone: must be a zone, is "us-central2" (such as us-central2-b)
          image: -v                   | image: must be the name of a container image, is "-v" (such as us-docker.pkg.dev/your-project/train/trainer:1)
          capacity: cheap             | capacity: must be one of on_demand, spot, reserved, is cheap
          labels: {dataset: x}        | labels.dataset: is a label that every launch sets itself (call it otherwise)
          labels: {team_: x}          | labels.team_: must be a label of Google Cloud and Kubernetes, is "team_" (a lower-case letter, then up to 62 lower-case letters, digits, - and _, no mark last)
          """)
  void whatCannotBeIsRefusedAtItsKey(String settings, String problem) throws IOException {
    assertThatThrownBy(() -> Environments.read(file("launch:\n  " + settings)))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(": launch." + problem + "\n1 problem");
  }

  @Test
  void whatATargetNeedsIsNamed() throws IOException {
    Path file = file("launch: {target: jobset, slice: v5litepod-16}\n");

    assertThatThrownBy(() -> Environments.read(file))
        .hasMessage(
            """
            FILE:1:1: launch.image: is missing where the target is jobset (see configs/tpu-jobset.yaml)
            FILE:1:1: launch.context: is missing where the target is jobset (see configs/tpu-jobset.yaml)
            2 problems; nothing was read or written\
            """
                .replace("FILE", file.toString()));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("environment.yaml"), text);
  }
}
