package dev.granary.spec;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a model is to be trained anew; a part that is absent is no reason.
 *
 * @param drift from which severity on features have moved enough
 * @param newShare the share of records that the model has not seen
 * @param maxAgeDays how old the last training may become
 * @param erasures how many records that the model has seen are read no more
 */
public record RetrainSpec(
    When when,
    Optional<Drift> drift,
    OptionalDouble newShare,
    OptionalLong maxAgeDays,
    OptionalLong erasures,
    Examples examples) {
  /** How many of the reasons must hold. */
  public enum When {
    ANY,
    ALL
  }

  /** How far a feature must have moved, by the limits of gates.drift. */
  public enum Drift {
    WARN,
    FAIL
  }

  /** Whether other features in the examples are a reason. */
  public enum Examples {
    CHANGED,
    OFF
  }
}
