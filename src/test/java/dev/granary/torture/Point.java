package dev.granary.torture;

import dev.granary.storage.StorageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One side of a step at a failpoint, such as {@code publish.history.before-create}. */
record Point(Failpoint at, Moment moment, StorageStep step) {

  /** All that there are, in the order of the failpoints. */
  static List<Point> all() {
    List<Point> all = new ArrayList<>();
    for (Failpoint at : Failpoint.values()) {
      for (StorageStep step : StorageStep.values()) {
        if (at.steps().contains(step)) {
          for (Moment moment : Moment.values()) {
            all.add(new Point(at, moment, step));
          }
        }
      }
    }
    return all;
  }

  static Point named(String name) {
    return all().stream()
        .filter(point -> point.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no failpoint is called " + name));
  }

  /** Whether a step that was taken goes past it. */
  boolean isPassedBy(Steps.Step taken) {
    return step == taken.step() && at.holds(taken.step(), taken.path());
  }

  @Override
  public String toString() {
    return "%s.%s-%s"
        .formatted(at.title(), moment, step)
        .replace("_", "-")
        .toLowerCase(Locale.ROOT);
  }
}
