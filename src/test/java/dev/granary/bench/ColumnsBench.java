package dev.granary.bench;

import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What memory a run over very many columns takes, with statistics of each: it should not grow with
 * the rows.
 *
 * <p>Arguments: a folder, then {@code --columns}, {@code --rows}, {@code --heap} with their values;
 * rows are several numbers, each a table.
 */
final class ColumnsBench {
  private ColumnsBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> asked =
        Asked.of(arguments, Map.of("--columns", "5000", "--rows", "2000,20000", "--heap", "1g"));
    int columns = Integer.parseInt(asked.getOrDefault("--columns", ""));
    String heap = asked.getOrDefault("--heap", "");
    say("%n%d columns, heap %s", columns, heap);
    say("| rows | MB | wall s | processor s | memory MB | spilled MB |%n|---|---|---|---|---|---|");
    for (String rows : asked.getOrDefault("--rows", "").split(",", -1)) {
      Path work = Path.of(arguments[0]).toAbsolutePath().resolve("columns-" + columns + "-" + rows);
      Path table = work.resolve("table.csv");
      if (!Files.exists(work.resolve("spec.yaml"))) {
        Files.createDirectories(work);
        WideTable.write(table, columns, Long.MAX_VALUE, Long.parseLong(rows));
        WideSpec.write(work.resolve("spec.yaml"), columns, 0);
      }
      Path out = work.resolve("out");
      new LocalStorage().delete(out.toString());
      Measured measured =
          Measured.of(
              Forked.java(NearRun.class, heap, work.resolve("spec.yaml")),
              Map.of(),
              work.resolve("run.log"),
              out);
      say(
          "| %s | %d | %.1f | %.1f | %.0f | %.0f |",
          rows,
          Files.size(table) / 1_000_000,
          measured.wall(),
          measured.processor(),
          measured.memory() / 1e6,
          measured.spilled() / 1e6);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
