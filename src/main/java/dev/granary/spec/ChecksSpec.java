package dev.granary.spec;

import dev.granary.record.Consequence;
import dev.granary.record.condition.Expression;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of records beyond their fields, and how much bad data is borne.
 *
 * @param maxQuarantined the share of records that may be quarantined, from 0 to 1, before nothing
 *     is published
 */
public record ChecksSpec(double maxQuarantined, List<Row> rows) {
  /**
   * A condition that every record must meet.
   *
   * @param text as it is written
   * @param when on which records it is judged, where not on all
   */
  public record Row(
      String name,
      String text,
      Expression that,
      Optional<Expression> when,
      Consequence consequence) {}

  public ChecksSpec {
    rows = List.copyOf(rows);
  }

  /** Nothing is asked but what the schema asks. */
  public ChecksSpec(double maxQuarantined) {
    this(maxQuarantined, List.of());
  }
}
