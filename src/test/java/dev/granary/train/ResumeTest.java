package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that was stopped goes on as if it had not been. */
class ResumeTest {
  private static final long STEPS = 400;

  @TempDir Path directory;
  private VersionFixture version;

  @BeforeEach
  void makeVersion() throws IOException {
    Natives.require();
    version = VersionFixture.small(directory.resolve("version"));
  }

  /** Epochs have 20 steps: each part goes over the end of some. */
  @Test
  void fourWorkersThenTwoThenThreeSeeTheSameBatches() throws Exception {
    Path undisturbed = directory.resolve("undisturbed");
    assertThat(Lone.train(undisturbed, handoff(1)).exit()).isZero();
    Path training = directory.resolve("training");
    stop(training, 4, 60);
    stop(training, 2, 160);
    try (Gang gang = Gang.start(training, handoff(3), 3, Map.of())) {
      assertThat(gang.exits(60)).containsOnly(0);
    }

    assertThat(batches(training)).isEqualTo(batches(undisturbed)).hasSize((int) STEPS);
    assertThat(TrainWorkersTest.farthest(last(training), last(undisturbed))).isLessThan(1e-5);
  }

  @Test
  void aDamagedCheckpointIsPassedOverAndToldOf() throws Exception {
    Path undisturbed = directory.resolve("undisturbed");
    assertThat(Lone.train(undisturbed, handoff(1)).exit()).isZero();
    float[] expected = last(undisturbed);
    Path newest = undisturbed.resolve("checkpoints/step-00000400/state.bin");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[100] ^= 1;
    Files.write(newest, bytes);

    Lone again = Lone.train(undisturbed, handoff(1));

    assertThat(again.exit()).isZero();
    assertThat(again.event("warning").path("message").asText())
        .contains("step-00000400")
        .contains("is damaged, so the one before is taken");
    assertThat(again.event("started").path("step").asLong()).isEqualTo(380);
    assertThat(last(undisturbed)).isEqualTo(expected);
  }

  @Test
  void anotherTrainingsCheckpointIsRefused() throws Exception {
    Path training = directory.resolve("training");
    assertThat(Lone.train(training, handoff(1)).exit()).isZero();

    Lone other =
        Lone.train(
            training,
            version.write(
                directory.resolve("other"),
                version.handoff(1, 12, 48, VersionFixture.table(STEPS))));

    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.event("failed").path("message").asText()).contains("is of another training");
  }

  private void stop(Path training, int workers, long step) throws Exception {
    try (Gang gang = Gang.start(training, handoff(workers), workers, Map.of())) {
      Path checkpoint = training.resolve("checkpoints/step-%08d".formatted(step));
      for (int i = 0; i < 3000 && !Files.exists(checkpoint); i++) {
        Thread.sleep(10);
      }
      assertThat(checkpoint).exists();
      gang.process(workers - 1).destroyForcibly();
    }
  }

  private Path handoff(int workers) throws IOException {
    return version.write(
        directory.resolve("handoff-" + workers),
        version.handoff(workers, 12, 24, VersionFixture.table(STEPS)));
  }

  private static float[] last(Path training) throws Exception {
    return TrainWorkersTest.state(training.resolve("checkpoints/step-%08d".formatted(STEPS)));
  }

  /** The ids of the records of every step, by all workers together. A step may be done twice. */
  private static Map<Long, Set<String>> batches(Path training) throws IOException {
    Map<Long, Set<String>> batches = new TreeMap<>();
    try (Stream<Path> files = Files.list(training.resolve("batches"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          List<String> words = List.of(line.split(" "));
          // A killed worker may leave half a line.
          if (words.get(words.size() - 1).length() == 32) {
            batches
                .computeIfAbsent(Long.parseLong(words.get(0)), step -> new TreeSet<>())
                .addAll(words.subList(1, words.size()));
          }
        }
      }
    }
    return batches;
  }
}
