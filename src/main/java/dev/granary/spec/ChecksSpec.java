package dev.granary.spec;

import dev.granary.record.Consequence;
import dev.granary.record.Figure;
import dev.granary.record.Gravity;
import dev.granary.record.Rules;
import dev.granary.record.SourceFormat;
import dev.granary.record.condition.Expression;
import dev.granary.spec.pbtxt.SchemaFile;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of records beyond their fields, and how much bad data is borne.
 *
 * @param maxQuarantined the share of records that may be quarantined, from 0 to 1, before nothing
 *     is published
 * @param size how many records there may be
 * @param newColumns what comes of a column that the schema does not name, where it is not only told
 * @param comparators how far features may be from those of another dataset, where no gate holds it
 */
public record ChecksSpec(
    double maxQuarantined,
    List<Row> rows,
    List<Combination> unique,
    List<Reference> references,
    List<FigureLimit> figures,
    Optional<Rules.Range> size,
    Optional<Gravity> newColumns,
    List<SchemaFile.Comparator> comparators) {
  /**
   * A condition that every record must meet.
   *
   * @param path where the spec says it
   * @param text as it is written
   * @param when on which records it is judged, where not on all
   */
  public record Row(
      String name,
      String path,
      String text,
      Expression that,
      Optional<Expression> when,
      Consequence consequence) {}

  /** Fields whose values together only one record may have. */
  public record Combination(String name, List<String> fields, Consequence consequence) {
    public Combination {
      fields = List.copyOf(fields);
    }
  }

  /** A field whose values a list must hold. */
  public record Reference(String name, String field, ListedIn list, Consequence consequence) {}

  /** Where a list stands, and how much of it is borne in memory. */
  public record ListedIn(String file, SourceFormat format, String column, long mostBytes) {}

  /** What a figure over all values of a field must be. */
  public record FigureLimit(
      String field, Figure figure, Rules.Range range, Gravity severity, String path) {}

  public ChecksSpec {
    rows = List.copyOf(rows);
    unique = List.copyOf(unique);
    references = List.copyOf(references);
    figures = List.copyOf(figures);
    comparators = List.copyOf(comparators);
  }

  /** Nothing is asked but what the schema asks. */
  public ChecksSpec(double maxQuarantined) {
    this(
        maxQuarantined,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
