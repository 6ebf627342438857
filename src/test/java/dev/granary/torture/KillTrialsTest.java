package dev.granary.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The process is killed, and what stands is sound; the same again ends as if nothing was. */
class KillTrialsTest {
  private static final int MOMENTS = 200;
  private static final int SAMPLED_MOMENTS = 6;
  private static final long SEED = 20261120;

  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
  }

  @Test
  void atEveryPoint() throws Exception {
    List<Planned> sample = Planned.everyFailpoint(bench);
    Trials.run(
        "killed at a point",
        (Trials.areWhole() ? Planned.all(bench) : sample)
            .stream().<Callable<Trial.Result>>map(planned -> () -> killed(planned)).toList());
  }

  @Test
  void atAnyMoment() throws Exception {
    long nanos = undisturbed();
    Random random = new Random(SEED);
    List<Callable<Trial.Result>> trials = new ArrayList<>();
    for (int i = 0; i < (Trials.areWhole() ? MOMENTS : SAMPLED_MOMENTS); i++) {
      long moment = (long) (random.nextDouble() * nanos);
      trials.add(() -> killed(moment));
    }
    Trials.run("killed at a moment", trials);
  }

  private static Trial.Result killed(Planned planned) throws Exception {
    Trial trial = new Trial(bench, planned.scenario(), planned + " KILL");
    Child child =
        Child.start(
            trial.place(),
            planned.point(),
            planned.occurrence(),
            Action.KILL,
            bench.words(planned.scenario(), trial.place()));
    int exit = child.await();
    if (exit != Child.KILLED) {
      trial.complain("the point was never reached: " + exit + child.err());
    }
    return trial.judge(exit, child.out());
  }

  private static Trial.Result killed(long nanos) throws Exception {
    Trial trial = new Trial(bench, Scenario.REFRESH, "killed after " + nanos);
    Child child = Child.start(trial.place(), bench.words(Scenario.REFRESH, trial.place()));
    child.awaitSaying(ChildJvm.READY);
    LockSupport.parkNanos(nanos);
    child.kill();
    return trial.judge(child.await(), child.out());
  }

  /** How long a run takes from the first line of the command to its end. */
  private static long undisturbed() throws Exception {
    Place place = bench.place(Scenario.REFRESH);
    Child child = Child.start(place, bench.words(Scenario.REFRESH, place));
    child.awaitSaying(ChildJvm.READY);
    long begin = System.nanoTime();
    child.await();
    return Math.max(System.nanoTime() - begin, TimeUnit.MILLISECONDS.toNanos(1));
  }
}
