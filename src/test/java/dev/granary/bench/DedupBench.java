package dev.granary.bench;

import dev.granary.bench.Parts.Part;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What near-duplicates cost: whole runs with and without {@code dedup.near} in turn, each in a
 * process of its own, and beside them a loop that holds all in memory. Prints the tables of
 * docs/performance.md.
 *
 * <p>Arguments: a folder, then {@code --sizes}, {@code --runs}, {@code --heap} with their values.
 */
final class DedupBench {
  private static final String SPEC =
      """
      dataset: documents
      version: "1.0"
      seed: 20261120
      sources: [{name: web, files: documents/*.jsonl, licence: synthetic}]
      schema: {id: {type: string}, text: {type: string}}
      dedup: {exact: {on: [text]}%s}
      publish: {root: out}
      """;

  private final Path work;
  private final int megabytes;
  private final String heap;
  private final List<Turn> turns = new ArrayList<>();

  private DedupBench(Path work, int megabytes, String heap) {
    this.work = work;
    this.megabytes = megabytes;
    this.heap = heap;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> asked =
        Asked.of(arguments, Map.of("--sizes", "100,400,1600", "--runs", "3", "--heap", "1g"));
    for (String size : asked.getOrDefault("--sizes", "").split(",", -1)) {
      Path work = Path.of(arguments[0]).toAbsolutePath().resolve("near-" + size);
      DedupBench bench =
          new DedupBench(work, Integer.parseInt(size), asked.getOrDefault("--heap", ""));
      bench.prepare();
      for (int run = Integer.parseInt(asked.getOrDefault("--runs", "")); run > 0; run--) {
        bench.turn();
      }
      bench.print();
    }
  }

  /** One with, one without, and one by hand. */
  private record Turn(Whole near, Whole plain, Whole byHand) {
    /** Of all steps that only near-duplicates need, of all processors. */
    double cost() {
      return near.measured().processor() - plain.measured().processor();
    }

    double byHandCost() {
      return byHand.parts().of("").processor();
    }

    /** What the one pass takes longer where it sketches. */
    Part sketch() {
      return near.parts().of("Scan files").minus(plain.parts().of("Scan files"));
    }

    long grouped() {
      return near.parts().grouped() - plain.parts().grouped();
    }
  }

  private record Whole(Measured measured, Parts parts) {}

  private void prepare() throws IOException {
    if (!Files.exists(work.resolve("near.yaml"))) {
      int files = Math.max(2, megabytes / 50);
      NearDocuments.main(
          new String[] {
            work.resolve("documents").toString(),
            Integer.toString(megabytes),
            Integer.toString(files)
          });
      Files.writeString(work.resolve("plain.yaml"), SPEC.formatted(""));
      Files.writeString(work.resolve("near.yaml"), SPEC.formatted(", near: {text: [text]}"));
    }
  }

  private void turn() throws IOException, InterruptedException {
    turns.add(
        new Turn(
            whole("near", NearRun.class, work.resolve("near.yaml"), heap),
            whole("plain", NearRun.class, work.resolve("plain.yaml"), heap),
            whole(
                "by-hand",
                NearByHand.class,
                work.resolve("documents"),
                Math.max(1, megabytes / 200) + "g")));
  }

  private Whole whole(String name, Class<?> main, Path argument, String heapOfIt)
      throws IOException, InterruptedException {
    new LocalStorage().delete(work.resolve("out").toString());
    Path log = work.resolve(name + ".log");
    Measured measured =
        Measured.of(Forked.java(main, heapOfIt, argument), Map.of(), log, work.resolve("out"));
    return new Whole(measured, Parts.of(log));
  }

  private void print() throws IOException {
    say("%n%d MB, %d turns, heap %s", megabytes, turns.size(), heap);
    say("| | wall s | processor s | MB/s a processor |%n|---|---|---|---|");
    row(
        "whole run with near-duplicates",
        t -> t.near().measured().wall(),
        t -> t.near().measured().processor());
    row("without", t -> t.plain().measured().wall(), t -> t.plain().measured().processor());
    row(
        "the difference",
        t -> t.near().measured().wall() - t.plain().measured().wall(),
        Turn::cost);
    row("of that: sketch, in the scan", t -> t.sketch().wall(), t -> t.sketch().processor());
    for (Map.Entry<String, String> step : steps().entrySet()) {
      row(
          step.getValue(),
          t -> t.near().parts().of(step.getKey()).wall(),
          t -> t.near().parts().of(step.getKey()).processor());
    }
    row("by hand: all", t -> t.byHand().parts().of("").wall(), Turn::byHandCost);
    for (String part : List.of("sketch", "meet", "verify")) {
      row(
          "by hand: " + part,
          t -> t.byHand().parts().of(part).wall(),
          t -> t.byHand().parts().of(part).processor());
    }
    Figures ratio = Figures.of(turns, t -> t.byHandCost() / t.cost());
    Figures memory = Figures.of(turns, t -> t.near().measured().memory() / 1e6);
    Figures spilled = Figures.of(turns, t -> t.near().measured().spilled() / 1e6);
    say(
        "%nspeed to by hand %s; memory %.0f MB; spilled %.0f MB",
        ratio.words(), memory.median(), spilled.median());
    say(
        "grouped for near-duplicates: %.1f MB; %s",
        turns.get(0).grouped() / 1e6,
        Files.readString(work.resolve("by-hand.log"))
            .lines()
            .filter(l -> l.startsWith("gone"))
            .findFirst()
            .orElse(""));
  }

  private static Map<String, String> steps() {
    Map<String, String> steps = new LinkedHashMap<>();
    steps.put("Find candidates", "bands to candidates");
    steps.put("Fetch candidates", "fetch their texts");
    steps.put("Compare candidates", "verify");
    return steps;
  }

  private void row(String name, ToDoubleFunction<Turn> wall, ToDoubleFunction<Turn> processor) {
    Figures seconds = Figures.of(turns, processor);
    say(
        "| %s | %s | %s | %.0f |",
        name, Figures.of(turns, wall).words(), seconds.words(), megabytes / seconds.median());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
