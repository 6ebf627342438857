package dev.granary.torture;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process may open no more files. */
class DescriptorsTest {
  private static final int INFRASTRUCTURE = 5;
  private static final String REASON = "Too many open files";

  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
  }

  @Test
  void theCommandSaysSo() throws Exception {
    Trials.run(
        "no descriptors",
        points().<Callable<Trial.Result>>map(name -> () -> exhausted(name)).toList());
  }

  private static Stream<String> points() {
    return Trials.areWhole()
        ? Stream.of(
            "lock.file.before-begin",
            "spill.records.before-begin",
            "write.shard.before-begin",
            "write.ledger.before-begin",
            "publish.manifest.before-begin",
            "publish.history.before-begin")
        : Stream.of("write.shard.before-begin");
  }

  private static Trial.Result exhausted(String name) throws Exception {
    Trial trial = new Trial(bench, Scenario.REFRESH, name + " EXHAUST");
    Child child =
        Child.startWithFewDescriptors(
            trial.place(), Point.named(name), bench.words(Scenario.REFRESH, trial.place()));
    int exit = child.await();
    if (exit != INFRASTRUCTURE || !child.err().contains(REASON)) {
      trial.complain("ended with " + exit + ": " + child.err());
    }
    return trial.judge(exit, child.out());
  }
}
