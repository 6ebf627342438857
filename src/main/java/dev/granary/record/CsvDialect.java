package dev.granary.record;

import java.io.Serializable;
import java.util.List;

/**
 * How rows are written.
 *
 * @param quote the quoting character, or 0 where none is special
 * @param columns the names of the columns where files have no header; empty: the first row names
 *     them
 */
public record CsvDialect(char delimiter, char quote, List<String> columns) implements Serializable {
  public static final CsvDialect COMMA = new CsvDialect(',', '"', List.of());
  public static final CsvDialect TAB = new CsvDialect('\t', '"', List.of());

  public CsvDialect {
    columns = List.copyOf(columns);
  }
}
