package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.gcs.Faults;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The process is killed at each kind of change that it asks a bucket for, before the change and
 * after it; what stands is sound, and the same again ends as if nothing was.
 */
class CloudTrialsTest {
  /** Shares no factor with the number of kinds: a sample meets every scenario, on both sides. */
  private static final int STRIDE = 53;

  private static final int MANY = Integer.MAX_VALUE;

  private static Bench bench;
  private static CloudBench cloud;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
    cloud = CloudBench.with(bench);
  }

  /** Where something is to happen in a scenario. */
  private record Planned(Scenario scenario, Moment moment, Change change, int occurrence) {}

  @Test
  void whatIsChangedIsOfManyKinds() {
    assertThat(cloud.changes(Scenario.REFRESH).stream().map(Change::kind))
        .contains(
            "create _history/N.json",
            "create _lock/N.json",
            "put RUN/staging/manifest.json",
            "copy RUN/staging/manifest.json",
            "delete RUN/staging/manifest.json",
            "put CURRENT");
  }

  @Test
  void atEveryChange() throws Exception {
    List<Callable<Trial.Result>> trials = new ArrayList<>();
    List<Planned> all = all();
    for (int i = 0; i < all.size(); i += Trials.areWhole() ? 1 : STRIDE) {
      Planned planned = all.get(i);
      trials.add(() -> killed(planned));
    }
    Trials.run("killed at a change of a bucket", trials);
  }

  /** Every kind of change of every scenario: where it is asked first, last, and half way. */
  private static List<Planned> all() {
    List<Planned> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      List<Change> changes = cloud.changes(scenario);
      for (Change change : new LinkedHashSet<>(changes)) {
        int times = (int) changes.stream().filter(change::equals).count();
        int most = Math.min(times, change.isTimed() ? 1 : MANY);
        Set<Integer> occurrences = new TreeSet<>(List.of(1, (1 + most) / 2, most));
        for (int occurrence : occurrences) {
          for (Moment moment : Moment.values()) {
            all.add(new Planned(scenario, moment, change, occurrence));
          }
        }
      }
    }
    return all;
  }

  private static Trial.Result killed(Planned planned) throws Exception {
    Bucket bucket = cloud.bucket(planned.scenario());
    Trial trial = new Trial(bench, planned.scenario(), bucket, planned + " KILL");
    CloudKill kill = new CloudKill(planned.change(), planned.occurrence());
    kill.set(
        bucket,
        switch (planned.moment()) {
          case BEFORE -> Faults::before;
          case AFTER -> Faults::after;
        });
    Child child = kill.die(bucket, bench.words(planned.scenario(), bucket.place()));
    return trial.judge(Child.KILLED, child.out());
  }
}
