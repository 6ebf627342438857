package dev.granary.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs Granary and the hand-written loop in turn over the same documents, each in a process of its
 * own, and prints the wall time of every run, the medians and the ratio of each pair. Machines
 * differ and are noisy; the ratio within a pair is what to quote.
 *
 * <p>Arguments: work directory, megabytes, runs, heap (such as 1g), the launcher script.
 */
final class Bench {
  private final Path work;
  private final String heap;
  private final String granary;

  private Bench(Path work, String heap, String granary) {
    this.work = work;
    this.heap = heap;
    this.granary = granary;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    int megabytes = Integer.parseInt(arguments[1]);
    int runs = Integer.parseInt(arguments[2]);
    Path documents = work.resolve("documents");
    if (!Files.exists(documents)) {
      GenerateDocuments.main(
          new String[] {
            documents.toString(), arguments[1], Integer.toString(Math.max(1, megabytes / 50))
          });
    }
    Files.copy(
        Path.of("src/test/resources/bench/spec.yaml"),
        work.resolve("spec.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    new Bench(work, arguments[3], arguments[4]).compare(megabytes, runs);
  }

  private void compare(int megabytes, int runs) throws IOException, InterruptedException {
    double[] ours = new double[runs];
    double[] theirs = new double[runs];
    double[] ratios = new double[runs];
    for (int run = 0; run < runs; run++) {
      theirs[run] = seconds(handWritten());
      ours[run] = seconds(granary());
      ratios[run] = theirs[run] / ours[run];
      print(
          "pair %d: hand-written %.2f s, granary %.2f s, granary at %.0f %% of its speed",
          run + 1, theirs[run], ours[run], 100 * ratios[run]);
    }
    print(
        "median of %d: hand-written %.2f s (%.0f MB/s), granary %.2f s (%.0f MB/s), ratio %.2f"
            + " (%.2f to %.2f)",
        runs,
        median(theirs),
        megabytes / median(theirs),
        median(ours),
        megabytes / median(ours),
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }

  private List<String> handWritten() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
        "-XX:+UseParallelGC",
        "-cp",
        System.getProperty("java.class.path"),
        HandWritten.class.getName(),
        work.resolve("documents").toString(),
        work.resolve("by-hand").toString(),
        Integer.toString(Runtime.getRuntime().availableProcessors()),
        "16");
  }

  private List<String> granary() {
    return List.of(granary, "run", work.resolve("spec.yaml").toString());
  }

  private double seconds(List<String> command) throws IOException, InterruptedException {
    clear(work.resolve("out"));
    clear(work.resolve("by-hand"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    File log = work.resolve("last-run.log").toFile();
    builder.redirectOutput(log);
    builder.environment().put("GRANARY_JAVA_OPTS", "-Xmx" + heap);
    long start = System.nanoTime();
    int exit = builder.start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit + ", see " + log);
    }
    return seconds;
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> found = Files.walk(directory)) {
        found.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
