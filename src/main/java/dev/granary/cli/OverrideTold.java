package dev.granary.cli;

import dev.granary.version.HistoryEvent;
import dev.granary.version.Stamp;
import java.util.Locale;

/** What was overridden, for people and for programs. */
record OverrideTold(
    String dataset, HistoryEvent.GateOverridden event, Stamp stamp, Outcome outcome) {
  /** Whether it was done. */
  enum Outcome {
    OVERRIDDEN,
    WOULD_OVERRIDE
  }

  String text() {
    return "%s: gate %s %s overridden until %s. Run again to publish.%n"
        .formatted(
            dataset,
            event.gate(),
            outcome == Outcome.OVERRIDDEN ? "is" : "would be",
            Moments.text(event.expires()));
  }

  String json() {
    return JsonText.of(
        JsonText.document()
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .put("dataset", dataset)
            .put("gate", event.gate())
            .put("expires", event.expires().toString())
            .put("reason", event.reason())
            .put("by", stamp.by()));
  }
}
