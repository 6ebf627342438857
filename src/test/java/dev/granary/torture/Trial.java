package dev.granary.torture;

import dev.granary.checker.Checker;
import dev.granary.checker.Claim;
import dev.granary.checker.Snapshot;
import dev.granary.checker.Verdict;
import dev.granary.checker.Violation;
import dev.granary.cli.CommandOn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One trial: something that is disturbed, the checker on what stands then; the same again without
 * disturbance, the checker again; then garbage is collected, and the checker finds nothing left.
 */
final class Trial {
  private static final int KEEP_ALL = 9;

  private final Bench bench;
  private final Scenario scenario;
  private final String name;
  private final Ground ground;
  private final Snapshot start;
  private final List<String> wrong = new ArrayList<>();

  Trial(Bench bench, Scenario scenario, String name) throws IOException {
    this(bench, scenario, bench.place(scenario), name);
  }

  /** In a place that holds what the scenario starts from. */
  Trial(Bench bench, Scenario scenario, Place place, String name) throws IOException {
    this(bench, scenario, new Disk(place), name);
  }

  /** On ground that holds what the scenario starts from. */
  Trial(Bench bench, Scenario scenario, Ground ground, String name) throws IOException {
    this.bench = bench;
    this.scenario = scenario;
    this.name = name;
    this.ground = ground;
    start = Snapshot.of(ground.dataset());
  }

  Place place() {
    return ground.place();
  }

  /**
   * How it went.
   *
   * @param wrong each violation, and whatever else was not as it must be
   */
  record Result(String name, List<String> wrong, boolean converged) {
    Result {
      wrong = List.copyOf(wrong);
    }

    boolean isGood() {
      return converged && wrong.isEmpty();
    }
  }

  /** Says that something is not as it must be. */
  void complain(String complaint) {
    wrong.add(complaint);
  }

  /** Checks what stands while a process is still there, which has not said anything yet. */
  void look(String when) throws IOException {
    note(when, checker().check());
  }

  /** Checks that what a process said is true of what happened since a snapshot. */
  void hold(Claim claim, Snapshot before) throws IOException {
    note("what it said", checker().after(before).claiming(claim).check());
  }

  /** The snapshot of before anything was done. */
  Snapshot start() {
    return start;
  }

  /** Checks what was left, then does the same again, which must put all right. */
  Result judge(int exit, String printed) throws IOException {
    hold(Claim.of(exit, printed), start);
    return judgeAgain();
  }

  /** Does the same again, which must put all right. */
  Result judgeAgain() throws IOException {
    Snapshot disturbed = Snapshot.of(ground.dataset());
    CommandOn.Ended again = ground.done(bench.words(scenario, place()));
    Verdict end = checker().after(disturbed).claiming(Claim.of(again.exit(), again.out())).check();
    note("again", end);
    boolean converged = again.exit() == scenario.exit() && isThere(end);
    if (!converged) {
      complain("again: ended with %d %s %s".formatted(again.exit(), again.err(), end.visible()));
    }
    CommandOn.Ended collected =
        ground.done(place().words(Place.collecting(bench.today().spec(), KEEP_ALL)));
    note("collected " + collected.exit() + collected.err(), checker().tidy().check());
    Result result = new Result(name, wrong, converged);
    if (result.isGood()) {
      ground.clear();
    }
    return result;
  }

  private Checker checker() throws IOException {
    return Checker.of(ground.dataset())
        .after(start)
        .expecting(bench.records())
        .expectingDigest(bench.digest());
  }

  /** Whether there are the versions that there are where nothing happens. */
  private boolean isThere(Verdict end) {
    List<Verdict.Visible> visible = end.visible();
    if (scenario.publishes()) {
      return !visible.isEmpty()
          && visible.get(visible.size() - 1).contentDigest().equals(bench.digest());
    }
    return visible.size() == scenario.versions();
  }

  private void note(String when, Verdict verdict) {
    verdict.violations().stream()
        .map(Violation::toString)
        .forEach(violation -> complain(when + ": " + violation));
  }
}
