package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage fails at each point: the command tells the truth of what stands. */
class FailTrialsTest {
  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.in(folder);
  }

  @Test
  void theStorageFailsOnce() throws Exception {
    Trials.run("step fails", trials(Action.FAIL));
  }

  @Test
  void theStorageFailsFromThenOn() throws Exception {
    Trials.run("storage gone", trials(Action.BREAK));
  }

  private static List<Callable<Trial.Result>> trials(Action action) {
    return Trials.planned(bench).stream()
        .<Callable<Trial.Result>>map(planned -> () -> trial(planned, action))
        .toList();
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
