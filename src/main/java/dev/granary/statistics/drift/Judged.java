package dev.granary.statistics.drift;

import dev.granary.statistics.drift.DriftLimits.Limit;
import dev.granary.statistics.drift.FeatureDrift.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a feature has moved in one slice, and whether it may. */
public record Judged(FeatureDrift drift, List<Distance> distances) {
  /** In the order of how bad they are. */
  public enum Verdict {
    UNJUDGED,
    WITHIN,
    WARNED,
    FAILED
  }

  /** Who set a limit. */
  public enum Source {
    SPEC,
    LEARNED
  }

  /** A distance with its limit, which is absent where it is not judged. */
  public record Distance(Moved moved, Optional<Limit> limit, Source source, Verdict verdict) {}

  public Judged {
    distances = List.copyOf(distances);
  }

  /**
   * A distance is too large where it is over its limit and over what chance alone explains: a limit
   * that a small slice exceeds by chance would cry wolf every night.
   */
  static Judged of(FeatureDrift drift, DriftLimits limits, History history) {
    List<Distance> distances = new ArrayList<>();
    for (Moved moved : drift.moved()) {
      Optional<Limit> set = Optional.ofNullable(limits.of(drift.feature()).get(moved.measure()));
      History.Key key =
          new History.Key(drift.kind(), drift.slice(), drift.feature(), moved.measure());
      Optional<Limit> learned =
          set.flatMap(any -> limits.learning())
              .filter(learning -> history.nights(key) >= learning.after())
              .map(learning -> learned(history.usual(key), learning));
      Limit limit = learned.or(() -> set).orElse(null);
      distances.add(
          new Distance(
              moved,
              Optional.ofNullable(limit),
              learned.isPresent() ? Source.LEARNED : Source.SPEC,
              limit == null ? Verdict.UNJUDGED : verdict(moved, limit)));
    }
    return new Judged(drift, distances);
  }

  public Verdict worst() {
    return distances.stream()
        .map(Distance::verdict)
        .max(Verdict::compareTo)
        .orElse(Verdict.UNJUDGED);
  }

  private static Limit learned(double usual, DriftLimits.Learning learning) {
    return new Limit(usual, usual * learning.factor());
  }

  private static Verdict verdict(Moved moved, Limit limit) {
    if (moved.value() <= moved.byChance()) {
      return Verdict.WITHIN;
    }
    if (moved.value() > limit.fail()) {
      return Verdict.FAILED;
    }
    return moved.value() > limit.warn() ? Verdict.WARNED : Verdict.WITHIN;
  }
}
