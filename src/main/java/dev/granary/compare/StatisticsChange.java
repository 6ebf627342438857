package dev.granary.compare;

import dev.granary.statistics.drift.DriftReport;
import java.util.List;

/**
 * How what was counted of the records differs.
 *
 * @param drift how far each feature moved, in all records and in slices; nothing is judged
 * @param figures those that differ, of all records
 */
public record StatisticsChange(DriftReport drift, List<FigureChange> figures) {
  public StatisticsChange {
    figures = List.copyOf(figures);
  }

  boolean isChange() {
    return !figures.isEmpty()
        || !drift.found().gone().isEmpty()
        || !drift.found().come().isEmpty()
        || drift.features().stream()
            .flatMap(feature -> feature.distances().stream())
            .anyMatch(distance -> distance.moved().value() > 0);
  }
}
