package dev.granary.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far features may move from those of earlier versions.
 *
 * @param against {@link #LAST}, or numbers of versions
 * @param minRecords slices with fewer records are not compared
 * @param learnAfter from how many earlier nights limits are learned; absent: never
 * @param general limits by the word of the measure
 * @param own the same for some features
 * @param unjudged features that are not judged
 */
public record DriftSpec(
    List<String> against,
    long minRecords,
    OptionalInt learnAfter,
    Map<String, Limit> general,
    Map<String, Map<String, Limit>> own,
    List<String> unjudged) {
  /** The version that was published last. */
  public static final String LAST = "published:last";

  /** Beyond these a distance is a warning, and a failure. */
  public record Limit(Optional<Double> warn, Optional<Double> fail) {}

  /** The limits of one that says nothing. */
  public static DriftSpec usual() {
    return DriftKeys.unsaid();
  }

  public DriftSpec {
    against = List.copyOf(against);
    general = Map.copyOf(general);
    own = Map.copyOf(own);
    unjudged = List.copyOf(unjudged);
  }
}
