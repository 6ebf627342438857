package dev.granary.compare;

import dev.granary.record.Reason;
import java.util.Comparator;
import java.util.Optional;

/**
 * What became, in the one version, of a record that is only in the other.
 *
 * @param reason absent where that version has no record under its id
 */
public record Fate(Optional<Reason> reason) implements Comparable<Fate> {
  /** The version has no record under the id. */
  public static final Fate UNKNOWN = new Fate(Optional.empty());

  private static final Comparator<Fate> ORDER =
      Comparator.comparing(fate -> fate.reason().map(Reason::code).orElse(Integer.MAX_VALUE));

  static Fate of(Reason reason) {
    return new Fate(Optional.of(reason));
  }

  @Override
  public int compareTo(Fate other) {
    return ORDER.compare(this, other);
  }
}
