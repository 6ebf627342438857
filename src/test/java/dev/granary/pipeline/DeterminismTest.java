package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.gcs.LocalGcs;
import dev.granary.version.PublishOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Same input, same spec, same seed: same bytes, whatever runs them and in whatever order. */
class DeterminismTest {
  private static final Path SPEC = Path.of("pipelines/bird_strikes/spec.yaml");

  @TempDir static Path work;

  private static String expected;

  @BeforeAll
  static void runOnce() throws IOException {
    expected = digest(SPEC, Runs.environment(Engine.IN_PROCESS, 2, work.resolve("once")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyParallelismGivesTheSameBytes(int parallelism) throws IOException {
    Path root = work.resolve("parallelism-" + parallelism);

    assertThat(digest(SPEC, Runs.environment(Engine.IN_PROCESS, parallelism, root)))
        .isEqualTo(expected);
  }

  @Test
  void theDirectRunnerGivesTheSameBytes() throws IOException {
    assertThat(digest(SPEC, Runs.environment(Engine.DIRECT, 2, work.resolve("direct"))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "DIRECT"})
  void asOnePipelineInTheCloudItGivesTheSameBytes(Engine engine) throws IOException {
    try (LocalGcs gcs = LocalGcs.start("lake")) {
      for (String file : shuffledFiles(1)) {
        Path path = Path.of(file);
        gcs.put("lake", "data/" + path.getFileName(), Files.readString(path));
      }
      Path folder = Files.createDirectories(work.resolve("one-job-" + engine));
      Path spec = folder.resolve("spec.yaml");
      Files.writeString(spec, withFiles(List.of("gs://lake/data/*.csv")));

      RunResult result = new JobRuns(gcs, folder).doneBy(engine).run(spec);

      assertThat(((RunResult.Published) result).version().contentDigest().hex())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 14, 100_003, 1 << 20})
  void everySizeOfBlockGivesTheSameBytes(int blockBytes) throws IOException {
    Environment environment =
        Runs.environment(Engine.IN_PROCESS, 2, blockBytes, work.resolve("block-" + blockBytes));

    assertThat(digest(SPEC, environment)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyOrderOfTheInputFilesGivesTheSameBytes(long seed) throws IOException {
    Path folder = Files.createDirectories(work.resolve("order-" + seed));
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, withFiles(shuffledFiles(seed)));

    assertThat(digest(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out"))))
        .isEqualTo(expected);
  }

  @Test
  void anotherSeedGivesOtherBytes() throws IOException {
    Path folder = Files.createDirectories(work.resolve("seed"));
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(
        spec, withFiles(shuffledFiles(1)).replace("seed: 20261120", "seed: 20261121"));

    assertThat(digest(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out"))))
        .isNotEqualTo(expected);
  }

  private static List<String> shuffledFiles(long seed) throws IOException {
    try (Stream<Path> files = Files.list(SPEC.resolveSibling("data"))) {
      List<String> names =
          new ArrayList<>(
              files
                  .filter(file -> file.toString().endsWith(".csv"))
                  .map(file -> file.toAbsolutePath().toString())
                  .sorted()
                  .toList());
      Collections.shuffle(names, new Random(seed));
      return names;
    }
  }

  private static String withFiles(List<String> files) throws IOException {
    String text = Files.readString(SPEC);
    assertThat(text).contains("files: data/birdstrikes-*.csv");
    return text.replace("files: data/birdstrikes-*.csv", "files: " + files + "\n    format: csv");
  }

  private static String digest(Path spec, Environment environment) throws IOException {
    RunResult result = Runs.run(spec, environment);
    assertThat(result).isInstanceOf(RunResult.Published.class);
    PublishOutcome.Published version = ((RunResult.Published) result).version();
    return version.contentDigest().hex();
  }
}
