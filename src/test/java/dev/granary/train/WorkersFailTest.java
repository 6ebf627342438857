package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of workers when something goes wrong. */
class WorkersFailTest {
  private static final long WITHOUT_END = 10_000_000;

  @TempDir Path directory;
  private VersionFixture version;

  @BeforeEach
  void makeVersion() throws IOException {
    Natives.require();
    version = VersionFixture.small(directory.resolve("version"));
  }

  @Test
  void aKilledWorkerIsNoticedByItsPeerAtOnce() throws Exception {
    try (Gang gang = start(2, Map.of())) {
      gang.awaitStep(0, 10);
      long killed = System.nanoTime();
      gang.process(1).destroyForcibly();

      assertThat(gang.exit(0, 10)).isEqualTo(70);
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(5));
      assertThat(failure(gang, 0).path("kind").asText()).isEqualTo("peer");
    }
  }

  @Test
  void aFrozenWorkerIsNoticedWithinTheBoundOfAStep() throws Exception {
    try (Gang gang = start(2, Map.of("GRANARY_STEP_SECONDS", "3"))) {
      gang.awaitStep(1, 10);
      gang.signal("STOP", 0);
      long stopped = System.nanoTime();

      assertThat(gang.exit(1, 20)).isIn(70, 75);
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aLeaderThatNeverStartsIsNamed() throws Exception {
    try (Gang gang =
        Gang.startOnly(
            1,
            directory.resolve("training"),
            handoff(2, WITHOUT_END),
            2,
            Map.of("GRANARY_START_SECONDS", "5"))) {
      assertThat(gang.exit(0, 30)).isEqualTo(70);
      assertThat(failure(gang, 0).path("message").asText())
          .startsWith("Worker 0 at localhost:")
          .endsWith("did not start within 5 seconds");
    }
  }

  @Test
  void aWorkerEndsWithItsLauncher() throws Exception {
    try (Gang gang = start(1, Map.of())) {
      gang.awaitStep(0, 10);
      gang.process(0).getOutputStream().close();

      assertThat(gang.exit(0, 10)).isEqualTo(76);
    }
  }

  @Test
  void aShardThatWasCutIsNamed() throws Exception {
    Path shard = version.directory.resolve("strikes-train.tfrecord-00003-of-00012");
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, java.util.Arrays.copyOf(bytes, bytes.length - 1));

    Lone lone = Lone.train(directory.resolve("training"), handoff(1, 20));

    assertThat(lone.exit()).isEqualTo(73);
    assertThat(lone.event("failed").path("kind").asText()).isEqualTo("shard");
    assertThat(lone.event("failed").path("file").asText()).isEqualTo(shard.toString());
  }

  /** In the length of a record, and in what it holds. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void aFlippedBitIsNoticedAndTheShardIsNamed(int at) throws Exception {
    Path shard = version.directory.resolve("strikes-train.tfrecord-00007-of-00012");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[at] ^= 1;
    Files.write(shard, bytes);

    Lone lone = Lone.train(directory.resolve("training"), handoff(1, 20));

    assertThat(lone.exit()).isEqualTo(73);
    assertThat(lone.event("failed").path("message").asText()).contains("is damaged");
    assertThat(lone.event("failed").path("file").asText()).isEqualTo(shard.toString());
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNoFaultOfTheData() throws Exception {
    Path training = Files.writeString(directory.resolve("training"), "a file");

    Lone lone = Lone.train(training, handoff(1, 20));

    assertThat(lone.exit()).isEqualTo(72);
    assertThat(lone.event("failed").path("kind").asText()).isEqualTo("disk");
  }

  private Gang start(int workers, Map<String, String> more) throws IOException {
    return Gang.start(directory.resolve("training"), handoff(workers, WITHOUT_END), workers, more);
  }

  private Path handoff(int workers, long steps) throws IOException {
    return version.write(
        directory.resolve("handoff.json"),
        version.handoff(workers, 12, 24, VersionFixture.table(steps)));
  }

  private static JsonNode failure(Gang gang, int process) {
    return gang.events(process, "failed").get(0);
  }
}
