package dev.granary.gate;

import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.version.GateOverride;
import dev.granary.version.Overrides;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets gates that failed pass where somebody overrode them. What says whether the records are all
 * there, or whether files can be laid out at all, is a fact: nobody can take the blame for that.
 */
public final class ApplyOverrides {
  private static final Set<String> FACTS = Set.of("input.complete", "shards.complete");
  private static final List<String> KINDS_OF_FACTS =
      List.of("conservation.", "hosts.", "selftest.");

  private final Overrides overrides;
  private final Instant now;

  /** As things stand at a moment. */
  public ApplyOverrides(Overrides overrides, Instant now) {
    this.overrides = overrides;
    this.now = now;
  }

  /** Whether a gate of this name can be overridden. */
  public static boolean isPossible(String gate) {
    return !FACTS.contains(gate) && KINDS_OF_FACTS.stream().noneMatch(gate::startsWith);
  }

  /** The outcomes as they count; what did not fail stays as it is. */
  public List<GateOutcome> to(List<GateOutcome> outcomes) {
    return outcomes.stream().map(this::to).toList();
  }

  private GateOutcome to(GateOutcome outcome) {
    Optional<GateOverride> found = overrides.of(outcome.gate());
    if (!outcome.failed() || found.isEmpty() || !isPossible(outcome.gate())) {
      return outcome;
    }
    GateOverride override = found.get();
    String by =
        override.stamp().by() + " at " + override.stamp().at().truncatedTo(ChronoUnit.SECONDS);
    return override.isInForce(now)
        ? outcome.ruled(
            Verdict.OVERRIDDEN,
            "overridden until %s by %s: %s".formatted(override.expires(), by, override.reason()))
        : outcome.ruled(
            Verdict.FAILED,
            "the override by %s expired at %s and does nothing".formatted(by, override.expires()));
  }
}
