package dev.granary.cli;

import dev.granary.version.Stamp;
import java.time.Clock;

/** When something is done, and by whom. */
final class Stamps {
  private Stamps() {}

  static Stamp now() {
    return new Stamp(Clock.systemUTC().instant(), Operator.name());
  }
}
