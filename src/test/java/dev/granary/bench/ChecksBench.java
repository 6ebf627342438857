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
 * What checks and statistics cost over a table of 100 columns: whole runs with more and more rules
 * in turn, each in a process of its own, and the steps alone on one thread. Prints the tables of
 * docs/performance.md.
 *
 * <p>Arguments: a folder, then {@code --sizes}, {@code --runs}, {@code --heap} with their values.
 */
final class ChecksBench {
  /** With how many rules a run is measured. */
  static final List<Integer> RULES = List.of(0, 10, 50, 100);

  private static final int COLUMNS = 100;

  /**
   * Without the first two, what a method calls inline counts for where it was last asked to stop.
   */
  private static final String RECORDED =
      "-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints"
          + " -XX:StartFlightRecording=settings=profile,filename=";

  private final Path work;
  private final int megabytes;
  private final String heap;
  private final List<Turn> turns = new ArrayList<>();

  private ChecksBench(Path work, int megabytes, String heap) {
    this.work = work;
    this.megabytes = megabytes;
    this.heap = heap;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> asked =
        Asked.of(arguments, Map.of("--sizes", "100,400", "--runs", "3", "--heap", "1g"));
    for (String size : asked.getOrDefault("--sizes", "").split(",", -1)) {
      int megabytes = Integer.parseInt(size);
      ChecksBench bench =
          new ChecksBench(
              prepare(Path.of(arguments[0]), megabytes),
              megabytes,
              asked.getOrDefault("--heap", ""));
      for (int run = Integer.parseInt(asked.getOrDefault("--runs", "")); run > 0; run--) {
        bench.turn();
      }
      bench.print();
      bench.printRooms();
    }
  }

  /** A table of so many megabytes and a spec for each number of rules, unless they are there. */
  static Path prepare(Path folder, int megabytes) throws IOException {
    Path work = folder.toAbsolutePath().resolve("table-" + megabytes);
    if (!Files.exists(spec(work, COLUMNS))) {
      Files.createDirectories(work);
      WideTable.write(work.resolve("table.csv"), COLUMNS, megabytes * 1_000_000L, Long.MAX_VALUE);
      for (int rules : RULES) {
        WideSpec.write(spec(work, rules), COLUMNS, rules);
      }
    }
    return work;
  }

  static Path spec(Path work, int rules) {
    return work.resolve("rules-" + rules + ".yaml");
  }

  /** Whole runs by the number of their rules, and the steps alone. */
  private record Turn(Map<Integer, Measured> whole, Parts alone) {
    double processor(int rules) {
      Measured measured = whole.get(rules);
      return measured == null ? Double.NaN : measured.processor();
    }

    double wall(int rules) {
      Measured measured = whole.get(rules);
      return measured == null ? Double.NaN : measured.wall();
    }

    /** Of one thread, over the step before it. */
    double step(String name, String before) {
      Part all = alone.of(name);
      return all.minus(alone.of(before)).processor();
    }
  }

  private void turn() throws IOException, InterruptedException {
    Map<Integer, Measured> whole = new LinkedHashMap<>();
    for (int rules : RULES) {
      whole.put(rules, whole(rules, Map.of()));
    }
    Path log = work.resolve("alone.log");
    Measured.of(Forked.java(ChecksAlone.class, heap, work), Map.of(), log, work.resolve("out"));
    turns.add(new Turn(whole, Parts.of(log)));
  }

  private Measured whole(int rules, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = work.resolve("out");
    new LocalStorage().delete(out.toString());
    return Measured.of(
        Forked.java(NearRun.class, heap, spec(work, rules)),
        environment,
        work.resolve("rules-" + rules + ".log"),
        out);
  }

  private void print() {
    say("%n%d MB, %d columns, %d turns, heap %s", megabytes, COLUMNS, turns.size(), heap);
    say("| | wall s | processor s | MB/s a processor |%n|---|---|---|---|");
    for (int rules : RULES) {
      row(
          "whole run, " + rules + " rules",
          Figures.of(turns, t -> t.wall(rules)).words(),
          t -> t.processor(rules));
    }
    alone("alone: parse", "parse", "none");
    alone("to types", "types", "parse");
    for (int rules : RULES.subList(1, RULES.size())) {
      alone(rules + " rules", rules + " rules", "types");
    }
    alone("statistics", "statistics", "types");
    say(
        "%na rule more, in a whole run: %s ms of a processor for 100 MB; alone: %s",
        Figures.of(turns, t -> perRule(t.processor(COLUMNS) - t.processor(0))).words(),
        Figures.of(turns, t -> perRule(t.step("100 rules", "types"))).words());
  }

  /** Milliseconds for 100 MB. */
  private double perRule(double seconds) {
    return seconds * 1e3 / COLUMNS * 100 / megabytes;
  }

  private void alone(String title, String name, String before) {
    row(title, "", t -> t.step(name, before));
  }

  /** Where a run with 50 rules is, of all that runs Java code. */
  private void printRooms() throws IOException, InterruptedException {
    Path recording = work.resolve("rules-50.jfr");
    whole(50, Map.of("JAVA_TOOL_OPTIONS", RECORDED + recording));
    Rooms rooms = Rooms.of(recording);
    say("%n| room, 50 rules | hundredths of %d looks |%n|---|---|", rooms.all());
    for (String room : rooms.looks().keySet()) {
      say("| %s | %.1f |", room, 100 * rooms.share(room));
    }
  }

  private void row(String name, String wall, ToDoubleFunction<Turn> processor) {
    Figures seconds = Figures.of(turns, processor);
    say("| %s | %s | %s | %.0f |", name, wall, seconds.words(), megabytes / seconds.median());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
