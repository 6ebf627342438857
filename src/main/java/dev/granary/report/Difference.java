package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions, as a page.
 *
 * @param records which records leave, come and change, in lines
 * @param movements absent where a version keeps no statistics
 */
public record Difference(
    String dataset,
    String before,
    String after,
    String sentence,
    String records,
    List<Table> tables,
    @Nullable Movements movements) {
  public Difference {
    tables = List.copyOf(tables);
  }

  /**
   * Rows that differ, those first that differ most.
   *
   * @param words how many of the first columns hold words; numbers are in the others
   */
  public record Table(String title, int words, List<String> headings, List<List<String>> rows) {
    public Table {
      headings = List.copyOf(headings);
      rows = List.copyOf(rows);
    }
  }
}
