package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The storage fails at each point: the command tells the truth of what stands. */
class FailTrialsTest {
  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
  }

  @Test
  void theStorageFailsOnce() throws Exception {
    List<Planned> sample = Planned.everyPoint(bench);
    Trials.run("step fails", trials(Action.FAIL, Trials.areWhole() ? Planned.all(bench) : sample));
  }

  @Test
  void theStorageFailsFromThenOn() throws Exception {
    List<Planned> sample = Planned.everyFailpoint(bench);
    Trials.run(
        "storage is gone", trials(Action.BREAK, Trials.areWhole() ? Planned.all(bench) : sample));
  }

  private static List<Callable<Trial.Result>> trials(Action action, List<Planned> planned) {
    return planned.stream().<Callable<Trial.Result>>map(each -> () -> trial(each, action)).toList();
  }

  private static Trial.Result trial(Planned planned, Action action) throws IOException {
    Trial trial = new Trial(bench, planned.scenario(), planned + " " + action);
    Trap trap = Trap.at(trial.place(), planned.point(), planned.occurrence(), action);
    CommandOn.Ended ended =
        new CommandOn(new LocalStorage(trap))
            .execute(bench.words(planned.scenario(), trial.place()));
    if (!trap.hasSprung()) {
      trial.complain("the point was never reached");
    }
    return trial.judge(ended.exit(), ended.out());
  }
}
