package dev.granary.compare;

import java.util.Optional;

/** A gate that came out otherwise, or that one of the versions has not got. */
public record GateChange(String gate, Optional<Outcome> before, Optional<Outcome> after) {
  /** Whether it came out otherwise, and not only by other figures. */
  public boolean isOfOtherVerdict() {
    return !before.map(Outcome::verdict).equals(after.map(Outcome::verdict));
  }

  /** In words, as gates.json has them. */
  public record Outcome(String verdict, String observed, String limit) {}
}
