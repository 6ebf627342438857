package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers are killed or frozen at random moments, the leader too, and all are started anew: in the
 * end the weights are those of a training that nothing happened to, bit for bit. A few times, or
 * fifty with {@code -Dgranary.torture=whole}.
 */
class KilledWorkersIT {
  private static final int WORKERS = 2;
  private static final long STEPS = 600;
  private static final long SEED = 5;
  private static final int LATEST_MILLIS = 2500;

  @TempDir Path directory;

  @Test
  void theWeightsAreThoseOfAnUndisturbedTraining() throws Exception {
    Natives.require();
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Path handoff =
        version.write(
            directory.resolve("handoff.json"),
            version.handoff(WORKERS, 12, 24, VersionFixture.table(STEPS)));
    Set<String> undisturbed = finish(directory.resolve("undisturbed"), handoff);
    assertThat(undisturbed).hasSize(1);
    SplittableRandom random = new SplittableRandom(SEED);
    int trials = "whole".equals(System.getProperty("granary.torture")) ? 50 : 2;

    for (int trial = 0; trial < trials; trial++) {
      Path training = directory.resolve("trial-" + trial);
      String done = disturb(training, handoff, random);

      assertThat(finish(training, handoff)).as("trial %d: %s", trial, done).isEqualTo(undisturbed);
    }
  }

  private static String disturb(Path training, Path handoff, SplittableRandom random)
      throws Exception {
    String signal = random.nextBoolean() ? "KILL" : "STOP";
    int victim = random.nextInt(WORKERS);
    int millis = random.nextInt(LATEST_MILLIS);
    try (Gang gang =
        Gang.start(
            training,
            handoff,
            WORKERS,
            Map.of("GRANARY_STEP_SECONDS", "3", "GRANARY_START_SECONDS", "15"))) {
      Thread.sleep(1500 + millis);
      gang.signal(signal, victim);
      long start = System.nanoTime();
      int exit = gang.exit(1 - victim, 30);
      assertThat(exit).isIn(0, 70, 75);
      String done =
          "%s worker %d after %d ms; the other ended with %d after %d ms"
              .formatted(signal, victim, millis, exit, (System.nanoTime() - start) / 1_000_000);
      System.err.println(done);
      return done;
    }
  }

  private static Set<String> finish(Path training, Path handoff)
      throws IOException, InterruptedException {
    try (Gang gang = Gang.start(training, handoff, WORKERS, Map.of())) {
      assertThat(gang.exits(60)).containsOnly(0);
      return gang.told("done", "state");
    }
  }
}
