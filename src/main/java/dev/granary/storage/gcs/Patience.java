package dev.granary.storage.gcs;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a storage that does not answer is borne.
 *
 * @param total after so long nothing is tried again
 * @param each how long one attempt may stand still
 * @param pause before the first repetition; then longer and longer
 */
record Patience(Duration total, Duration each, Duration pause) implements Serializable {
  static final Patience USUAL =
      new Patience(Duration.ofMinutes(3), Duration.ofSeconds(30), Duration.ofMillis(500));
}
