package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help comes at once only while the verbs do not drag in what they need for their work. */
class HelpLoadsLittleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"check", "plan", "run", "versions", "trace"})
  void noEngineNoYamlNoJsonNoParquet(String verb) throws Exception {
    List<String> loaded = classesLoadedBy(verb, "--help");

    assertThat(loaded).contains("dev.granary.cli.Granary");
    assertThat(loaded)
        .noneMatch(
            name ->
                name.startsWith("org.apache.")
                    || name.startsWith("com.fasterxml.")
                    || name.startsWith("org.yaml."));
  }

  @Test
  void lookingAtVersionsNeedsNoEngine() throws Exception {
    List<String> loaded = classesLoadedBy("check", "pipelines/bird_strikes/spec.yaml");

    assertThat(loaded).contains("dev.granary.spec.Specs");
    assertThat(loaded).noneMatch(name -> name.startsWith("org.apache.beam."));
  }

  @Test
  void filesOfThisMachineNeedNothingOfGoogles() throws Exception {
    Sightings sightings = Sightings.in(folder.resolve("sightings"));
    String spec = sightings.spec().toString();

    for (String verb : List.of("plan", "run", "versions", "verify")) {
      List<String> loaded = classesLoadedBy(verb, spec);

      assertThat(loaded).as(verb).contains("dev.granary.storage.gcs.GcsStorage");
      assertThat(loaded)
          .as(verb)
          .noneMatch(
              name ->
                  name.startsWith("com.google.cloud.")
                      || name.startsWith("com.google.api.")
                      || name.startsWith("com.google.auth.")
                      || name.startsWith("io.grpc."));
    }
  }

  private List<String> classesLoadedBy(String... arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.granary.cli.Granary"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*])* *", "").replaceFirst(" .*", ""))
        .toList();
  }
}
