package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Trials of one kind, two at a time, and their sum. */
final class Trials {
  private static final int AT_A_TIME = 2;
  private static final Path SUMMARY = Path.of("target/torture/summary");

  private Trials() {}

  /** Whether the whole programme is asked for, or a sample that fits between other tests. */
  static boolean areWhole() {
    return "whole".equals(System.getProperty("granary.torture"));
  }

  /** Where something is to happen: at every point, or at each once. */
  static List<Planned> planned(Bench bench) {
    return areWhole() ? Planned.all(bench) : Planned.sample(bench);
  }

  /** Fails unless every trial is good; tells how many there were. */
  static void run(String kind, List<Callable<Trial.Result>> trials) throws Exception {
    long begin = System.nanoTime();
    List<Trial.Result> results = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (Future<Trial.Result> result : workers.invokeAll(trials)) {
        results.add(result.get());
      }
    } finally {
      workers.shutdownNow();
    }
    tell(kind, results, (System.nanoTime() - begin) / 1_000_000_000L);
    assertThat(results.stream().filter(result -> !result.isGood())).isEmpty();
  }

  private static void tell(String kind, List<Trial.Result> results, long seconds)
      throws IOException {
    String line =
        "torture: %s: trials %d, violations %d, converged %d, seconds %d%n"
            .formatted(
                kind,
                results.size(),
                results.stream().mapToInt(result -> result.wrong().size()).sum(),
                results.stream().filter(Trial.Result::converged).count(),
                seconds);
    System.out.print(line);
    Files.createDirectories(SUMMARY.getParent());
    Files.writeString(
        SUMMARY, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
