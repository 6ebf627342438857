package dev.granary.statistics.drift;

import java.util.List;

/**
 * How the records of a run stand against those of an earlier version.
 *
 * @param baseline which version
 * @param role why that one
 */
public record DriftReport(
    String baseline, Role role, List<Judged> features, MeasureDrift.Found found) {
  /** Why records are held against a version. */
  public enum Role {
    /** It was published last. */
    LAST,
    /** The spec names it. */
    PINNED
  }

  public DriftReport {
    features = List.copyOf(features);
  }

  public static DriftReport of(
      String baseline, Role role, MeasureDrift.Found found, DriftLimits limits, History history) {
    return new DriftReport(
        baseline,
        role,
        found.features().stream().map(drift -> Judged.of(drift, limits, history)).toList(),
        found);
  }
}
