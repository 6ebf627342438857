package dev.granary.bench;

import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Runs the hand-written loop and Granary on each engine in turn over the same documents, each in a
 * process of its own, and prints a table for each size. Machines differ and are noisy; the ratio
 * within a turn is what to quote.
 */
final class Bench {
  private static final double MEGABYTE = 1e6;

  private final Path work;
  private final int megabytes;
  private final List<Contestant> contestants;

  private Bench(Path work, int megabytes, List<Contestant> contestants) {
    this.work = work;
    this.megabytes = megabytes;
    this.contestants = contestants;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> asked =
        new LinkedHashMap<>(
            Map.of(
                "--sizes", "400,1600,6400",
                "--files", "",
                "--runs", "5",
                "--heap", "1g",
                "--engines", "in-process"));
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      if (asked.put(arguments[i], arguments[i + 1]) == null) {
        throw new IllegalArgumentException("what is " + arguments[i] + "?");
      }
    }
    List<String> engines = List.of(asked.getOrDefault("--engines", "").split(",", -1));
    if (engines.contains("flink-cluster")) {
      start("scripts/flink-cluster", "start");
    }
    try {
      for (String size : asked.getOrDefault("--sizes", "").split(",", -1)) {
        int files = files(asked.getOrDefault("--files", ""), size);
        Path work = Path.of(arguments[0]).toAbsolutePath().resolve(size + "-in-" + files);
        prepare(work, size, files);
        List<Contestant> contestants = new ArrayList<>();
        String heap = asked.getOrDefault("--heap", "");
        contestants.add(Contestant.byHand(work, Integer.parseInt(size), heap));
        for (String engine : engines) {
          contestants.add(Contestant.granary(work, engine, heap));
        }
        new Bench(work, Integer.parseInt(size), contestants)
            .compare(Integer.parseInt(asked.getOrDefault("--runs", "")), heap);
      }
    } finally {
      if (engines.contains("flink-cluster")) {
        start("scripts/flink-cluster", "stop");
      }
    }
  }

  private static int files(String asked, String size) {
    return asked.isEmpty() ? Math.max(1, Integer.parseInt(size) / 50) : Integer.parseInt(asked);
  }

  /** How many documents there are is written last: without it the rest may not be whole. */
  private static void prepare(Path work, String size, int files) throws IOException {
    Files.createDirectories(work);
    Path documents = work.resolve("documents");
    if (!Files.exists(GenerateDocuments.amountsOf(documents))) {
      new LocalStorage().delete(documents.toString());
      GenerateDocuments.main(new String[] {documents.toString(), size, Integer.toString(files)});
    }
    Files.copy(
        Path.of("src/test/resources/bench/spec.yaml"),
        work.resolve("spec.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void start(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private void compare(int runs, String heap) throws IOException, InterruptedException {
    List<List<Measured>> turns = new ArrayList<>();
    Map<String, Optional<Planned>> planned = new HashMap<>();
    Amounts amounts = Amounts.read(GenerateDocuments.amountsOf(work.resolve("documents")));
    Set<String> digests = new TreeSet<>();
    Map<String, Double> shuffled = new TreeMap<>();
    for (int run = 0; run < runs; run++) {
      List<Measured> turn = new ArrayList<>();
      for (Contestant contestant : contestants) {
        new LocalStorage().delete(work.resolve("out").toString());
        planned.put(contestant.name(), Planned.of(contestant, work.resolve("last-plan.log")));
        turn.add(
            Measured.of(
                contestant.command(),
                contestant.environment(),
                work.resolve("last-run.log"),
                work.resolve("out")));
        Outcome outcome = Outcome.of(work.resolve("last-run.log"));
        outcome.require(amounts, contestant.name());
        if (!outcome.digest().isEmpty()) {
          digests.add(outcome.digest());
        }
        shuffled.put(contestant.name(), outcome.shuffled());
      }
      turns.add(turn);
    }
    if (digests.size() > 1) {
      throw new IllegalStateException("the content differs between engines: " + digests);
    }
    new LocalStorage().delete(work.resolve("out").toString());
    print("%n%d MB, heap %s, %d turns", megabytes, heap, runs);
    print(
        "%d documents, of which %d stay; content digest %s%n",
        amounts.documents(), amounts.survivors(), String.join(" ", digests));
    print("| | wall s | MB/s | speed to by hand | processor s | memory MB |");
    print("|---|---|---|---|---|---|");
    for (int i = 0; i < contestants.size(); i++) {
      printRow(i, turns);
    }
    print("%n| | bytes a document shuffled | spilled |%n|---|---|---|");
    for (int i = 0; i < contestants.size(); i++) {
      double each = shuffled.getOrDefault(contestants.get(i).name(), Double.NaN);
      if (!Double.isNaN(each)) {
        double spilled = median(figures(i, turns, Measured::spilled));
        print(
            "| %s | %.0f | %.0f |", contestants.get(i).name(), each, spilled / amounts.documents());
      }
    }
    print("%n| | s planned | were | factor | MB of spill planned | were | factor |");
    print("|---|---|---|---|---|---|---|");
    for (int i = 0; i < contestants.size(); i++) {
      int index = i;
      planned
          .getOrDefault(contestants.get(i).name(), Optional.empty())
          .ifPresent(plan -> printPlanned(index, plan, turns));
    }
  }

  /** Estimates do not change from turn to turn, since each begins with nothing published. */
  private void printPlanned(int index, Planned plan, List<List<Measured>> turns) {
    double wall = median(figures(index, turns, Measured::wall));
    double spilled = median(figures(index, turns, turn -> turn.spilled() / MEGABYTE));
    double planned = plan.spilled() / MEGABYTE;
    print(
        "| %s | %.1f | %.1f | %.2f | %.0f | %.0f | %.2f |",
        contestants.get(index).name(),
        plan.seconds(),
        wall,
        plan.seconds() / wall,
        planned,
        spilled,
        planned / spilled);
  }

  private void printRow(int index, List<List<Measured>> turns) {
    double[] wall = figures(index, turns, Measured::wall);
    double[] ratio = wall.clone();
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = turns.get(i).get(0).wall() / wall[i];
    }
    print(
        "| %s | %.2f (%.2f to %.2f) | %.0f | %.2f (%.2f to %.2f) | %.1f | %.0f |",
        contestants.get(index).name(),
        median(wall),
        least(wall),
        most(wall),
        megabytes / median(wall),
        median(ratio),
        least(ratio),
        most(ratio),
        median(figures(index, turns, Measured::processor)),
        median(figures(index, turns, turn -> turn.memory() / MEGABYTE)));
  }

  private static double[] figures(
      int index, List<List<Measured>> turns, ToDoubleFunction<Measured> figure) {
    return turns.stream().mapToDouble(turn -> figure.applyAsDouble(turn.get(index))).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
