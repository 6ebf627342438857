package dev.granary.docs;

import static java.util.stream.Collectors.joining;

import dev.granary.record.tpu.SliceAnswer;
import dev.granary.record.tpu.SliceNames;
import dev.granary.record.tpu.TpuFact;
import dev.granary.record.tpu.TpuRow;
import dev.granary.record.tpu.TpuTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on TPUs says what the program knows of them, and from where. */
class TpuPageTest {
  private static final Path PAGE = Path.of("docs/tpu.md");

  @Test
  void everyFactStandsInTheTable() throws IOException {
    StringBuilder table = new StringBuilder("| |");
    types().forEach(type -> table.append(' ').append(type).append(" |"));
    table.append("\n|---|").append("---|".repeat(types().size())).append('\n');
    for (TpuFact fact : TpuFact.values()) {
      table.append("| ").append(fact.heading()).append(" |");
      types().forEach(type -> table.append(' ').append(value(type, fact)).append(" |"));
      table.append('\n');
    }

    new GeneratedPart(PAGE, "types").assertIs(table.toString());
  }

  @Test
  void everyFactHasItsSource() throws IOException {
    StringBuilder table = new StringBuilder("| type | fact | read | source |\n|---|---|---|---|\n");
    for (String type : types()) {
      for (String source : sources(type)) {
        List<TpuRow> rows = rows(type).filter(row -> row.source().equals(source)).toList();
        table
            .append("| ")
            .append(type)
            .append(" | ")
            .append(rows.stream().map(row -> row.fact().heading()).collect(joining("; ")))
            .append(" | ")
            .append(rows.get(0).read())
            .append(" | ")
            .append(source)
            .append(" |\n");
      }
    }

    new GeneratedPart(PAGE, "sources").assertIs(table.toString());
  }

  @Test
  void theNumbersOfProcessesAreThoseThatNamesMean() throws IOException {
    List<String> names =
        List.of(
            "v2-8",
            "v2-32",
            "v3-32",
            "v3-2048",
            "v4-8",
            "v4-32",
            "v4:2x2x4",
            "v4-64",
            "v4-128",
            "v5litepod-4",
            "v5litepod-8",
            "v5e-16",
            "tpu-v5-lite-podslice:4x4",
            "v5litepod-64",
            "v5litepod-256",
            "v5p-8",
            "v5p-128",
            "v5p:4x4x8",
            "v6e-8",
            "v6e-64",
            "v6e-256",
            "tpu7x-8",
            "tpu7x-128",
            "16x32",
            "4x4");
    StringBuilder table = new StringBuilder("| name | chips | processes |\n|---|---|---|\n");
    for (String name : names) {
      table.append("| `").append(name).append("` | ").append(meaning(name)).append(" |\n");
    }

    new GeneratedPart(PAGE, "names").assertIs(table.toString());
  }

  private static String meaning(String name) {
    SliceAnswer answer = SliceNames.resolve(name);
    if (answer instanceof SliceAnswer.Found found) {
      return found.slice().chips() + " | " + found.slice().processes();
    }
    SliceAnswer.Refused refused = (SliceAnswer.Refused) answer;
    return "| refused: " + refused.problem() + "; " + refused.hint();
  }

  private static String value(String type, TpuFact fact) {
    return rows(type).filter(row -> row.fact() == fact).map(TpuRow::value).findFirst().orElse("");
  }

  private static List<String> types() {
    return TpuTable.rows().stream().map(TpuRow::type).distinct().toList();
  }

  private static List<String> sources(String type) {
    return rows(type).map(TpuRow::source).distinct().toList();
  }

  private static Stream<TpuRow> rows(String type) {
    return TpuTable.rows().stream().filter(row -> row.type().equals(type));
  }
}
