package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.launch.local.GangOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers are killed or frozen at random moments, the leader too, and their launcher starts all
 * anew: every job ends well, with the weights of one that nothing happened to, bit for bit. Once
 * each, or fifty kills and ten freezes with {@code -Dgranary.torture=whole}; how long it took until
 * the launcher knew is printed.
 */
class KilledWorkersIT {
  private static final int WORKERS = 2;
  private static final long STEPS = 1500;
  private static final long SEED = 5;

  private static final Path TOLD = Path.of("target/torture");

  @TempDir Path directory;
  private final Map<String, long[]> millisByKind = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void everyJobEndsWithTheWeightsOfAnUndisturbedOne() throws Exception {
    Natives.require();
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Path handoff =
        version.write(
            directory.resolve("handoff.json"),
            version.handoff(WORKERS, 12, 24, VersionFixture.table(STEPS)));
    long start = System.nanoTime();
    Set<String> undisturbed = undisturbed(handoff);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean isWhole = "whole".equals(System.getProperty("granary.torture"));
    SplittableRandom random = new SplittableRandom(SEED);

    for (int trial = 0; trial < (isWhole ? 60 : 2); trial++) {
      String signal = trial % 6 == 1 ? "STOP" : "KILL";
      Set<String> disturbed = Set.of();
      while (disturbed.isEmpty()) {
        disturbed =
            disturb(handoff, trial, signal, random.nextInt(WORKERS), random.nextLong(millis));
      }
      if (!disturbed.equals(undisturbed)) {
        wrong.add("trial " + trial + " ended with " + disturbed);
      }
    }
    print(isWhole ? 60 : 2, (System.nanoTime() - start) / 1_000_000_000);
    assertThat(wrong).isEmpty();
  }

  private Set<String> undisturbed(Path handoff) throws Exception {
    Job job = Job.start(directory.resolve("undisturbed"), handoff, WORKERS, Map.of());
    assertThat(job.outcome(120)).isEqualTo(new GangOutcome.Finished(0));
    assertThat(job.states()).hasSize(1);
    return job.states();
  }

  /** The states of all workers at the end; none where the job was over before the signal came. */
  private Set<String> disturb(Path handoff, int trial, String signal, int victim, long moment)
      throws Exception {
    Path training = directory.resolve("trial-" + trial);
    Job job = Job.start(training, handoff, WORKERS, Map.of());
    Thread.sleep(moment);
    long signalled = System.nanoTime();
    boolean isHit = !job.isOver() && job.signal(signal, victim);
    GangOutcome outcome = job.outcome(180);
    if (!isHit || job.losses.isEmpty()) {
      // It ended at that very moment, or had not begun.
      assertThat(outcome).isEqualTo(new GangOutcome.Finished(0));
      Disk.delete(training);
      return Set.of();
    }
    Job.Loss first = job.losses.get(0);
    String step = first.lost().step() <= 0 ? "start" : "step " + first.lost().step();
    long millis = (first.nanos() - signalled) / 1_000_000;
    System.err.printf(
        Locale.ROOT,
        "trial %d: %s worker %d after %d ms, at its %s: known after %d ms as %s of worker %d, %s%n",
        trial,
        signal,
        victim,
        moment,
        step,
        millis,
        first.lost().kind(),
        first.lost().process(),
        outcome);
    if (!outcome.equals(new GangOutcome.Finished(1)) || first.lost().process() != victim) {
      wrong.add("trial " + trial + ": " + outcome + " after " + job.losses);
    }
    String kind =
        signal
            + (victim == 0 ? " leader" : " other")
            + (step.equals("start") ? ", starting" : ", at a step");
    millisByKind.merge(kind, new long[] {millis}, KilledWorkersIT::joined);
    Disk.delete(training);
    return job.states();
  }

  private static long[] joined(long[] left, long[] right) {
    long[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  /** A row for each kind, and the line that the whole programme adds up. */
  private void print(int trials, long seconds) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| what | times | known after ms: least | median | most |\n|---|---|---|---|---|\n");
    millisByKind.forEach(
        (kind, millis) -> {
          Arrays.sort(millis);
          table.append(
              "| %s | %d | %d | %d | %d |%n"
                  .formatted(
                      kind,
                      millis.length,
                      millis[0],
                      (millis[(millis.length - 1) / 2] + millis[millis.length / 2]) / 2,
                      millis[millis.length - 1]));
        });
    System.err.print(table);
    Files.createDirectories(TOLD);
    Files.writeString(TOLD.resolve("lost-workers.md"), table);
    Files.writeString(
        TOLD.resolve("summary"),
        "torture: lost workers: trials %d, violations %d, converged %d, seconds %d%n"
            .formatted(trials, wrong.size(), trials - wrong.size(), seconds),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
