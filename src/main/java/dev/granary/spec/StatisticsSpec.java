package dev.granary.spec;

import java.util.List;

/**
 * What is counted beside every feature over all records.
 *
 * @param slices the fields by whose values records are told apart, together where there are several
 */
public record StatisticsSpec(List<List<String>> slices) {
  /** Nothing. */
  public static final StatisticsSpec NONE = new StatisticsSpec(List.of());

  public StatisticsSpec {
    slices = slices.stream().map(List::copyOf).toList();
  }
}
