package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Trials of one kind, two at a time, and their sum. */
final class Trials {
  private static final int AT_A_TIME = 2;
  private static final Path SUMMARY = Path.of("target/torture/summary");

  private Trials() {}

  /** Whether the whole programme is asked for, or a sample that fits between other tests. */
  static boolean areWhole() {
    return "whole".equals(System.getProperty("granary.torture"));
  }

  /** Fails unless every trial is good; tells how many there were. */
  static void run(String kind, List<Callable<Trial.Result>> trials) throws Exception {
    long begin = System.nanoTime();
    List<Trial.Result> results = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (Future<Trial.Result> result : workers.invokeAll(trials)) {
        results.add(told(result));
      }
    } finally {
      workers.shutdownNow();
    }
    tell(
        kind,
        results.size(),
        results.stream().mapToInt(result -> result.wrong().size()).sum(),
        (int) results.stream().filter(Trial.Result::converged).count(),
        begin);
    assertThat(results.stream().filter(result -> !result.isGood())).isEmpty();
  }

  /** A trial that could not be judged, for what should stand does not, has failed like others. */
  private static Trial.Result told(Future<Trial.Result> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      return new Trial.Result("not judged", List.of(e.getCause().toString()), false);
    }
  }

  /** Tells a line of the summary, which the whole programme adds up. */
  static void tell(String kind, int trials, int violations, int converged, long begin)
      throws IOException {
    String line =
        "torture: %s: trials %d, violations %d, converged %d, seconds %d%n"
            .formatted(
                kind,
                trials,
                violations,
                converged,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    System.out.print(line);
    Files.createDirectories(SUMMARY.getParent());
    Files.writeString(SUMMARY, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
