package dev.granary.bench;

import dev.granary.bench.WideTable.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A spec for a {@link WideTable} with so many rules. Each ten of them are about ten columns, one of
 * each kind: two ranges, a range with one end, a value that must be there, a domain, two lengths, a
 * regex, and two conditions over several columns, of which one is judged on a part of the records.
 */
final class WideSpec {
  /** How many rules there are for ten columns. */
  static final int RULES = 10;

  private WideSpec() {}

  static Path write(Path file, int columns, int rules) throws IOException {
    if (rules % RULES > 0 || rules > columns) {
      throw new IllegalArgumentException(rules + " rules for " + columns + " columns");
    }
    return Files.writeString(file, text(columns, rules / RULES));
  }

  private static String text(int columns, int groups) {
    String fields =
        IntStream.range(0, columns)
            .mapToObj(column -> field(column, groups))
            .collect(Collectors.joining());
    String rows = IntStream.range(0, groups).mapToObj(WideSpec::rows).collect(Collectors.joining());
    return """
        dataset: wide
        version: "1.0"
        seed: 20261120
        sources: [{name: table, files: table.csv, key: [id], licence: synthetic}]
        schema:
          id: {type: int}
        %spublish: {root: out}
        """
        .formatted(fields + (rows.isEmpty() ? "" : "checks:\n  rows:\n" + rows));
  }

  private static String field(int column, int groups) {
    Kind kind = WideTable.kind(column);
    boolean ruled = column / Kind.values().length < groups;
    String rule = ruled ? rule(kind) : "required: false";
    return "  %s: {type: %s, %s}\n".formatted(WideTable.name(column), kind.type(), rule);
  }

  private static String rule(Kind kind) {
    return switch (kind) {
      case SMALL -> "required: false, range: [0, 99]";
      case WIDE -> "required: true";
      case REAL -> "required: false, range: [-1000, 1000]";
      case PRICE -> "required: false, range: [0, null]";
      case CLASS -> "required: false, domain: [" + classes() + "]";
      case TOWN -> "required: false, length: [3, 12]";
      case TEXT -> "required: false, length: [1, 64]";
      case CODE -> "required: false, regex: '[A-Z]{2}-[0-9]{5}'";
      case FLAG, DAY -> "required: false";
    };
  }

  private static String classes() {
    return IntStream.range(0, 8).mapToObj(each -> "class" + each).collect(Collectors.joining(", "));
  }

  private static String rows(int group) {
    return String.format(
        Locale.ROOT,
        """
            - {name: wider_%1$d, that: "%3$s >= %2$s", severity: quarantine}
            - {name: cheap_%1$d, that: "%4$s is missing or %4$s <= %3$s", when: "%5$s == true"}
        """,
        group,
        WideTable.name(Kind.SMALL, group),
        WideTable.name(Kind.WIDE, group),
        WideTable.name(Kind.PRICE, group),
        WideTable.name(Kind.FLAG, group));
  }
}
