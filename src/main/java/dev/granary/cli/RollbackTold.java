package dev.granary.cli;

import dev.granary.launch.model.RollBackModel;
import dev.granary.version.Rollback;
import java.util.Locale;

/**
 * What came of a roll back.
 *
 * @param what a version, or a model
 */
record RollbackTold(DatasetPlace place, String what, String from, String to, Outcome outcome) {
  /** How it ended. */
  enum Outcome {
    UNCHANGED("%s: %s is the %s already; nothing was done\n"),
    ROLLED_BACK("%s: %s is the %s now, no longer %s; nothing was copied or removed\n"),
    WOULD_ROLL_BACK("%s: %s would be the %s, no longer %s; nothing was done\n");

    private final String sentence;

    Outcome(String sentence) {
      this.sentence = sentence;
    }
  }

  static RollbackTold of(DatasetPlace place, Rollback.Move move, Outcome outcome) {
    return new RollbackTold(
        place,
        "current version",
        move.from().number().toString(),
        move.to().number().toString(),
        outcome);
  }

  static RollbackTold of(DatasetPlace place, RollBackModel.Move move, Outcome outcome) {
    return new RollbackTold(
        place, "served model", move.from().training(), move.to().training(), outcome);
  }

  String text() {
    return outcome.sentence.formatted(place.dataset(), to, what, from);
  }

  String json() {
    return JsonText.of(
        JsonText.document()
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .put("dataset", place.dataset())
            .put("from", from)
            .put("to", to));
  }
}
