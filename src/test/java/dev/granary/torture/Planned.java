package dev.granary.torture;

import dev.granary.storage.StorageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A place in a scenario where something is to happen. */
record Planned(Scenario scenario, Point point, int occurrence) {

  /** Shares no factor with the small numbers that candidates come in. */
  private static final int STRIDE = 17;

  /** More often than workers can meet where a directory is to be made. */
  private static final int RACED = 5;

  /** Every point of every scenario: where it is passed first, last, and half way. */
  static List<Planned> all(Bench bench) {
    List<Planned> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Point point : Point.all()) {
        int times = surelyPassed(point, times(bench, scenario, point));
        Set<Integer> occurrences = new TreeSet<>(List.of(1, (1 + times) / 2, times));
        occurrences.removeIf(occurrence -> occurrence < 1 || occurrence > times);
        occurrences.forEach(each -> all.add(new Planned(scenario, point, each)));
      }
    }
    return all;
  }

  /** So often is a point passed in every run, if one run passed it so many times. */
  private static int surelyPassed(Point point, int times) {
    if (point.at().isTimed()) {
      // Signs of life come by the clock: no two runs give equally many.
      return Math.min(times, 1);
    }
    if (point.step() == StorageStep.SYNC_DIRECTORY && times > 1) {
      // Of two workers that need a directory, both or one may make it, and sync the one above.
      return Math.max(1, times - RACED);
    }
    return times;
  }

  /** Every point once: in the scenarios and at the occurrences by turns. */
  static List<Planned> everyPoint(Bench bench) {
    List<Planned> all = all(bench);
    List<Planned> sample = new ArrayList<>();
    for (Point point : Point.all()) {
      takeOne(all.stream().filter(each -> each.point().equals(point)).toList(), sample);
    }
    return sample;
  }

  /** Every failpoint once: at its points, in the scenarios and at the occurrences by turns. */
  static List<Planned> everyFailpoint(Bench bench) {
    List<Planned> all = all(bench);
    List<Planned> sample = new ArrayList<>();
    for (Failpoint at : Failpoint.values()) {
      takeOne(all.stream().filter(each -> each.point().at() == at).toList(), sample);
    }
    return sample;
  }

  private static void takeOne(List<Planned> candidates, List<Planned> sample) {
    sample.add(candidates.get(STRIDE * sample.size() % candidates.size()));
  }

  static int times(Bench bench, Scenario scenario, Point point) {
    return (int) bench.taken(scenario).stream().filter(point::isPassedBy).count();
  }

  @Override
  public String toString() {
    return "%s %s #%d".formatted(scenario, point, occurrence);
  }
}
