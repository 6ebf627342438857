package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in processes of their own. */
class TrainWorkersTest {
  @TempDir Path directory;

  @BeforeEach
  void requireNatives() {
    Natives.require();
  }

  @Test
  void twoAndThreeWorkersEndWhereOneDoes() throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    float[] one = train(version, 1, 100);
    float[] two = train(version, 2, 100);
    float[] three = train(version, 3, 100);

    assertThat(farthest(one, two)).isLessThan(1e-5);
    assertThat(farthest(one, three)).isLessThan(1e-5);
  }

  private float[] train(VersionFixture version, int workers, long steps) throws Exception {
    Path training = directory.resolve("training-" + workers);
    Path handoff =
        version.write(
            directory.resolve("handoff-" + workers),
            version.handoff(workers, 12, 24, VersionFixture.table(steps)));
    try (Gang gang = Gang.start(training, handoff, workers, Map.of())) {
      assertThat(gang.exits(60)).containsOnly(0);
      assertThat(gang.told("done", "state")).as("the same bits on all workers").hasSize(1);
    }
    return state(training.resolve("checkpoints/step-%08d".formatted(steps)));
  }

  static float[] state(Path checkpoint) throws Exception {
    byte[] bytes = Files.readAllBytes(checkpoint.resolve("state.bin"));
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  static double farthest(float[] left, float[] right) {
    assertThat(left).hasSameSizeAs(right);
    double farthest = 0;
    for (int i = 0; i < left.length; i++) {
      farthest = Math.max(farthest, Math.abs(left[i] - right[i]));
    }
    return farthest;
  }
}
