package dev.granary.statistics.drift;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far features may move.
 *
 * @param general for every feature that has none of its own
 * @param own by feature
 * @param unjudged features that are measured, but not judged
 * @param learning how limits are learned from earlier nights, where they are
 */
public record DriftLimits(
    Map<Measure, Limit> general,
    Map<String, Map<Measure, Limit>> own,
    Set<String> unjudged,
    Optional<Learning> learning) {

  /**
   * Beyond these a distance is a warning, and a failure.
   *
   * @param warn infinite where nothing warns
   * @param fail infinite where nothing fails
   */
  public record Limit(double warn, double fail) {}

  /**
   * Limits are learned once a distance is known from so many earlier nights.
   *
   * @param factor how many times what 99 of 100 nights did not exceed is a failure
   */
  public record Learning(int after, double factor) {}

  public DriftLimits {
    general = Map.copyOf(general);
    own = Map.copyOf(own);
    unjudged = Set.copyOf(unjudged);
  }

  /** What is set for a feature, by measure. */
  Map<Measure, Limit> of(String feature) {
    if (unjudged.contains(feature)) {
      return Map.of();
    }
    Map<Measure, Limit> limits = new EnumMap<>(Measure.class);
    limits.putAll(general);
    limits.putAll(own.getOrDefault(feature, Map.of()));
    return new TreeMap<>(limits);
  }
}
