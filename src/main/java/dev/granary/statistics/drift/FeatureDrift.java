package dev.granary.statistics.drift;

import java.util.List;

/**
 * How far a feature has moved in one slice.
 *
 * @param kind by what it is a slice; empty for all records
 * @param of what was compared: {@code values}, or {@code lengths} of texts
 * @param before how many records there were
 */
public record FeatureDrift(
    String kind,
    String slice,
    String feature,
    String of,
    long before,
    long after,
    Bins bins,
    List<Moved> moved) {

  /**
   * A distance.
   *
   * @param byChance what it would reach by chance alone, at most, were nothing else at work
   */
  public record Moved(Measure measure, double value, double byChance) {}

  public FeatureDrift {
    moved = List.copyOf(moved);
  }

  /** The slice in words. */
  public String where() {
    return kind.isEmpty() ? "all records" : kind + " = " + slice;
  }
}
