package dev.granary.bench;

import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Granary beside Deequ: a whole run with 50 rules over the table of {@link ChecksBench}, and Deequ
 * with the same rules and figures of the same columns, which writes nothing. In turn, each in a
 * process of its own.
 *
 * <p>Arguments: a folder, then {@code --sizes}, {@code --runs}, {@code --heap}, {@code
 * --deequ-heap}, {@code --ways} (of {@code scan,profile}) and {@code --classpath}, which is
 * Deequ's.
 */
final class DeequBench {
  private static final int RULES = 50;
  private static final String OURS = "Granary";

  /** What Spark needs of Java 17, by its own list. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private final Map<String, String> asked;
  private final Path work;
  private final Map<String, List<Measured>> turns = new LinkedHashMap<>();

  private DeequBench(Map<String, String> asked, Path work) {
    this.asked = asked;
    this.work = work;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("--sizes", "100,400");
    defaults.put("--runs", "3");
    defaults.put("--heap", "1g");
    defaults.put("--deequ-heap", "1g");
    defaults.put("--ways", "scan");
    defaults.put("--classpath", "");
    Map<String, String> asked = Asked.of(arguments, defaults);
    for (String size : asked.getOrDefault("--sizes", "").split(",", -1)) {
      int megabytes = Integer.parseInt(size);
      Path work = ChecksBench.prepare(Path.of(arguments[0]), megabytes);
      DeequBench bench = new DeequBench(asked, work);
      for (int run = Integer.parseInt(bench.option("--runs")); run > 0; run--) {
        bench.turn();
      }
      bench.print(megabytes);
    }
  }

  private String option(String name) {
    return asked.getOrDefault(name, "");
  }

  private void turn() throws IOException, InterruptedException {
    Path out = work.resolve("out");
    new LocalStorage().delete(out.toString());
    String spec = ChecksBench.spec(work, RULES).toString();
    measure(
        OURS,
        List.of("scripts/granary", "run", spec),
        Map.of("GRANARY_JAVA_OPTS", "-Xmx" + option("--heap")));
    for (String way : option("--ways").split(",", -1)) {
      measure("Deequ, " + way, deequ(way), Map.of());
    }
  }

  private void measure(String name, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = work.resolve(name.replaceAll("\\W+", "-") + ".log");
    turns
        .computeIfAbsent(name, each -> new ArrayList<>())
        .add(Measured.of(command, environment, log, work.resolve("out")));
  }

  private List<String> deequ(String way) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + option("--deequ-heap"));
    OPENED.forEach(each -> command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", option("--classpath"), "dev.granary.beside.BesideDeequ", way));
    command.addAll(List.of(work.resolve("table.csv").toString(), Integer.toString(RULES)));
    return command;
  }

  private void print(int megabytes) {
    say(
        "%n%d MB, %d rules, heap %s, Deequ's %s%n",
        megabytes, RULES, option("--heap"), option("--deequ-heap"));
    say(
        "| | wall s | processor s | memory MB | Granary's speed to it, by the clock | by processors |");
    say("|---|---|---|---|---|---|");
    List<Measured> ours = turns.getOrDefault(OURS, List.of());
    turns.forEach(
        (name, theirs) -> {
          List<Integer> each = numbers(theirs.size());
          say(
              "| %s | %s | %s | %.0f | %s | %s |",
              name,
              Figures.of(theirs, Measured::wall).words(),
              Figures.of(theirs, Measured::processor).words(),
              Figures.of(theirs, t -> t.memory() / 1e6).median(),
              Figures.of(each, i -> theirs.get(i).wall() / ours.get(i).wall()).words(),
              Figures.of(each, i -> theirs.get(i).processor() / ours.get(i).processor()).words());
        });
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
