package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script, with the real jar that the build has just made. */
class StartScriptIT {
  @TempDir static Path folder;

  @BeforeAll
  static void makesItsArchive() throws Exception {
    assertThat(granary("", "--version")).isZero();
  }

  @Test
  void loadsItsClassesFromTheArchive() throws Exception {
    Path log = folder.resolve("classes");

    assertThat(granary("-Xlog:class+load:file=" + log, "check", spec())).isZero();

    List<String> ours =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" dev.granary.spec.") && !line.contains("Lambda"))
            .toList();
    assertThat(ours).isNotEmpty();
    assertThat(ours).allMatch(line -> line.contains("shared objects file (top)"));
  }

  @Test
  void takesAnArchiveOfAnotherJarForNoneWithoutAWord() throws Exception {
    Path strange = Files.writeString(folder.resolve("strange.jsa"), "no archive");

    assertThat(granary("-XX:SharedArchiveFile=" + strange, "--version")).isZero();
    assertThat(folder.resolve("err")).isEmptyFile();
  }

  @Test
  void runsAndVerifiesFromAnotherFolder() throws Exception {
    Sightings sightings = Sightings.in(folder.resolve("sightings"));

    assertThat(granary("", "run", "sightings/spec.yaml")).isZero();
    assertThat(Files.readString(folder.resolve("told"))).startsWith("sightings 1.0.0: published");
    assertThat(sightings.root().resolve("sightings/1.0.0/manifest.json")).exists();
    assertThat(granary("", "verify", "--root", "sightings/out", "sightings")).isZero();
  }

  @Test
  void publishesToTheCloudAndVerifiesThere() throws Exception {
    try (LocalGcs gcs = LocalGcs.start("lake")) {
      Path environment =
          Files.writeString(
              folder.resolve("cloud.yaml"),
              "root: gs://lake/out\ngcs: {endpoint: \"%s\", credentials: none}\n"
                  .formatted(gcs.endpoint()));

      assertThat(granary("", "run", spec(), "--env", environment.toString())).isZero();
      assertThat(Files.readString(folder.resolve("told")))
          .contains("version: bird_strikes 1.0.0 in gs://lake/out/bird_strikes/1.0.0\n");
      assertThat(granary("", "verify", spec(), "--env", environment.toString())).isZero();
    }
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(granary("", "versions", "no_such_dataset")).isEqualTo(7);
  }

  private static String spec() {
    return Path.of("pipelines/bird_strikes/spec.yaml").toAbsolutePath().toString();
  }

  private static int granary(String javaOptions, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("scripts/granary").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("told").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("GRANARY_JAVA_OPTS", javaOptions);
    return builder.start().waitFor();
  }
}
