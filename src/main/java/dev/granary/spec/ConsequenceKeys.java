package dev.granary.spec;

import dev.granary.record.Consequence;
import dev.granary.record.Gravity;
import dev.granary.record.Tolerance;
import java.util.List;
import java.util.Optional;

/** The keys that say what comes of a broken rule; many sections have them. */
final class ConsequenceKeys {
  static final Key<Gravity> SEVERITY =
      Key.computed(
          "severity",
          Choice.of(Gravity.class),
          "quarantine",
          "What comes of a record that breaks it: warn lets it stay and counts it, quarantine sets"
              + " it aside, fail publishes nothing where more break it than may.");
  static final Key<Gravity> SEVERITY_OF_ALL =
      Key.of(
          "severity",
          new Choice<>(List.of(Gravity.WARN, Gravity.FAIL)),
          Gravity.FAIL,
          "What comes of more than may be: warn tells, fail publishes nothing.");
  static final Key<Long> MAX =
      Key.computed(
          "max",
          Whole.atLeast(0),
          "0, and for quarantine any number",
          "How many records may break it.");
  static final Key<Double> SHARE =
      Key.optional(
          "share",
          Decimal.between(0, 1),
          "The share of the records that it was judged on which may break it.");

  private ConsequenceKeys() {}

  static Consequence read(Found found) {
    return of(found.maybe(SEVERITY).orElse(Gravity.QUARANTINE), found);
  }

  static Consequence readOfAll(Found found) {
    return of(found.value(SEVERITY_OF_ALL), found);
  }

  private static Consequence of(Gravity severity, Found found) {
    Optional<Long> most = found.maybe(MAX);
    Optional<Double> share = found.maybe(SHARE);
    if (most.isEmpty() && share.isEmpty()) {
      return new Consequence(
          severity, severity == Gravity.QUARANTINE ? Tolerance.ANY : Tolerance.NONE);
    }
    return new Consequence(severity, new Tolerance(most.orElse(Long.MAX_VALUE), share.orElse(1.0)));
  }
}
