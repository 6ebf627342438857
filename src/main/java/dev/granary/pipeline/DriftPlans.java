package dev.granary.pipeline;

import dev.granary.spec.DriftSpec;
import dev.granary.statistics.drift.DriftLimits;
import dev.granary.statistics.drift.DriftLimits.Learning;
import dev.granary.statistics.drift.DriftLimits.Limit;
import dev.granary.statistics.drift.Measure;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes what the spec says of drift as the judgement knows it. */
final class DriftPlans {
  /** Slices with fewer records are not compared where the spec says nothing of drift. */
  static final long LEAST_RECORDS = 200;

  /** Nothing is judged. */
  static final DriftLimits NONE = new DriftLimits(Map.of(), Map.of(), Set.of(), Optional.empty());

  /** Half more than 99 of 100 nights is a failure where limits are learned. */
  private static final double LEARNED_FAILURE = 1.5;

  private DriftPlans() {}

  static DriftLimits limits(DriftSpec spec) {
    Map<String, Map<Measure, Limit>> own = new TreeMap<>();
    spec.own().forEach((feature, limits) -> own.put(feature, byMeasure(limits)));
    return new DriftLimits(
        byMeasure(spec.general()),
        own,
        Set.copyOf(spec.unjudged()),
        spec.learnAfter().isPresent()
            ? Optional.of(new Learning(spec.learnAfter().getAsInt(), LEARNED_FAILURE))
            : Optional.empty());
  }

  private static Map<Measure, Limit> byMeasure(Map<String, DriftSpec.Limit> limits) {
    Map<Measure, Limit> byMeasure = new EnumMap<>(Measure.class);
    limits.forEach(
        (word, limit) ->
            byMeasure.put(
                Measure.valueOf(word.toUpperCase(Locale.ROOT)),
                new Limit(
                    limit.warn().orElse(Double.POSITIVE_INFINITY),
                    limit.fail().orElse(Double.POSITIVE_INFINITY))));
    return byMeasure;
  }
}
