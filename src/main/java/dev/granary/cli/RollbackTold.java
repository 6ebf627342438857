package dev.granary.cli;

import dev.granary.version.Rollback;
import java.util.Locale;

/** What came of a roll back. */
record RollbackTold(DatasetPlace place, Rollback.Move move, Outcome outcome) {
  /** How it ended. */
  enum Outcome {
    UNCHANGED("%s: %s is the current version already; nothing was done\n"),
    ROLLED_BACK("%s: %s is the current version now, no longer %s; nothing was copied or removed\n"),
    WOULD_ROLL_BACK("%s: %s would be the current version, no longer %s; nothing was done\n");

    private final String sentence;

    Outcome(String sentence) {
      this.sentence = sentence;
    }
  }

  String text() {
    return outcome.sentence.formatted(place.dataset(), move.to().number(), move.from().number());
  }

  String json() {
    return JsonText.of(
        JsonText.document()
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .put("dataset", place.dataset())
            .put("from", move.from().number().toString())
            .put("to", move.to().number().toString()));
  }
}
