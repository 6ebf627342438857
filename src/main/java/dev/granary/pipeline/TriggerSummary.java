package dev.granary.pipeline;

import dev.granary.gate.TriggerGate;
import dev.granary.report.Suspicions;
import dev.granary.spec.Spec;
import dev.granary.trigger.Sighting;
import dev.granary.trigger.Trigger;
import dev.granary.trigger.Triggers;
import java.util.HexFormat;
import java.util.List;

/** What the books say of phrases that may be triggers. */
final class TriggerSummary {
  private static final int MOST_TOLD = 50;

  private final Books books;
  private final Spec spec;
  private final Triggers found;
  private final List<Triggers.Seen> told;

  TriggerSummary(Books books) {
    this.books = books;
    spec = books.spec();
    found = books.facts().suspicions().triggers();
    told = found.told();
  }

  Suspicions.Triggers triggers() {
    return new Suspicions.Triggers(
        found.records(),
        found.suspected(),
        told.size(),
        told.stream().limit(MOST_TOLD).map(this::phrase).toList());
  }

  /** What the gate judges. */
  List<TriggerGate.Phrase> phrases() {
    return told.stream()
        .map(
            seen ->
                new TriggerGate.Phrase(
                    source(seen.trigger()),
                    label(seen.trigger()),
                    seen.sighting().words(),
                    seen.trigger().counts().ofSource(),
                    seen.trigger().counts().ofLabel(),
                    words(seen.sighting().places().get(0))))
        .toList();
  }

  private String words(Sighting.Place place) {
    return "%s (%s, bytes %d to %d)"
        .formatted(place.record(), field(place), place.start(), place.end());
  }

  private Suspicions.Phrase phrase(Triggers.Seen seen) {
    Trigger trigger = seen.trigger();
    Trigger.Counts counts = trigger.counts();
    return new Suspicions.Phrase(
        HexFormat.of().toHexDigits(trigger.phrase()),
        seen.sighting().words(),
        source(trigger),
        label(trigger),
        new Suspicions.PhraseCounts(
            counts.records(),
            counts.ofSource(),
            counts.ofLabel(),
            counts.others(),
            counts.othersOfSource(),
            counts.othersOfLabel()),
        trigger.strength(),
        seen.sighting().places().stream()
            .map(
                place ->
                    new Suspicions.Place(
                        place.record().toString(), field(place), place.start(), place.end()))
            .toList());
  }

  private String source(Trigger trigger) {
    return spec.sources().get(trigger.source()).name();
  }

  private String label(Trigger trigger) {
    return books.facts().labels().getOrDefault(trigger.label(), Labels.MISSING);
  }

  private String field(Sighting.Place place) {
    return spec.schema().field(place.field()).name();
  }
}
