package dev.granary.torture;

import dev.granary.checker.Claim;
import dev.granary.checker.Snapshot;
import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run stands still, and another one of the same dataset comes. */
class StandstillTest {
  private static final int OCCUPIED = 6;

  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
  }

  @Test
  void aPausedRunIsTakenOverFromAndDoesNoHarmWhenItGoesOn() throws Exception {
    Trials.run(
        "paused, taken over, gone on",
        points(
                "publish.history.before-create",
                "write.shard.before-sync",
                "publish.version.after-move")
            .<Callable<Trial.Result>>map(planned -> () -> paused(planned))
            .toList());
  }

  @Test
  void aRunThatHangsButLivesIsLeftAlone() throws Exception {
    Trials.run(
        "hung, not taken over from",
        points("publish.history.before-create", "spill.records.after-begin")
            .<Callable<Trial.Result>>map(planned -> () -> hung(planned))
            .toList());
  }

  /** All points from where the run has its lock, or some. */
  private static Stream<Planned> points(String... sample) {
    if (!Trials.areWhole()) {
      return Stream.of(sample).map(name -> new Planned(Scenario.REFRESH, Point.named(name), 1));
    }
    return Planned.all(bench).stream()
        .filter(planned -> planned.scenario() == Scenario.REFRESH && planned.occurrence() == 1)
        .filter(planned -> planned.point().toString().matches("(spill|write|publish)\\..*"));
  }

  private static Trial.Result paused(Planned planned) throws Exception {
    Trial trial = new Trial(bench, Scenario.REFRESH, planned + " STOP");
    Child child = start(trial, planned, Action.STOP);
    child.awaitStop();
    if (!child.isAlive()) {
      trial.complain("the point was never reached: " + child.err());
    }
    trial.look("paused");
    Snapshot paused = trial.place().snapshot();
    CommandOn.Ended other = other(trial);
    if (other.exit() != 0) {
      trial.complain("the other run ended with " + other.exit() + ": " + other.err());
    }
    trial.hold(Claim.of(other.exit(), other.out()), paused);
    Snapshot after = trial.place().snapshot();
    child.proceed();
    Claim claim = Claim.of(child.await(), child.out());
    if (claim instanceof Claim.Published && paused.equals(trial.start())) {
      trial.complain("it published although another had taken over: " + child.out());
    }
    trial.hold(claim, claim instanceof Claim.Published ? trial.start() : after);
    return trial.judgeAgain();
  }

  private static Trial.Result hung(Planned planned) throws Exception {
    Trial trial = new Trial(bench, Scenario.REFRESH, planned + " HANG");
    Child child = start(trial, planned, Action.HANG);
    child.awaitSaying("torture: hangs");
    if (!child.isAlive()) {
      trial.complain("the point was never reached: " + child.err());
    }
    Snapshot hanging = trial.place().snapshot();
    CommandOn.Ended other = other(trial);
    if (other.exit() != OCCUPIED) {
      trial.complain("the other run ended with " + other.exit() + ": " + other.err());
    }
    trial.hold(Claim.of(other.exit(), other.out()), hanging);
    child.kill();
    trial.look("killed");
    return trial.judgeAgain();
  }

  private static Child start(Trial trial, Planned planned, Action action) throws Exception {
    return Child.start(
        trial.place(),
        planned.point(),
        planned.occurrence(),
        action,
        bench.words(Scenario.REFRESH, trial.place()));
  }

  private static CommandOn.Ended other(Trial trial) {
    return new CommandOn(new LocalStorage()).execute(bench.words(Scenario.REFRESH, trial.place()));
  }
}
