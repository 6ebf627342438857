package dev.granary.pipeline;

import dev.granary.dedup.Conflicts;
import dev.granary.dedup.Conflicts.Ending;
import dev.granary.dedup.Floods;
import dev.granary.dedup.Likeness;
import dev.granary.gate.FloodGate;
import dev.granary.report.Suspicions;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the books say of labels that differ, of sources that repeat themselves, and of triggers. */
final class SuspicionSummary {
  private static final int MOST_DISAGREEMENTS = 50;

  private final Books books;
  private final Spec spec;

  SuspicionSummary(Books books) {
    this.books = books;
    spec = books.spec();
  }

  /** Nothing where the spec looks for nothing. */
  @Nullable Suspicions suspicions() {
    if (spec.dedup().isEmpty() && spec.triggers().isEmpty()) {
      return null;
    }
    return new Suspicions(
        spec.dedup()
            .filter(dedup -> Plans.label(spec).isPresent())
            .map(this::conflicts)
            .orElse(null),
        spec.dedup().map(this::floods).orElse(null),
        spec.triggers().isPresent() ? new TriggerSummary(books).triggers() : null);
  }

  /** What the gate judges: each source, also those that never repeat themselves. */
  static List<FloodGate.Repeats> repeats(Books books) {
    List<FloodGate.Repeats> repeats = new ArrayList<>();
    Map<Integer, Floods.Total> bySource = books.facts().suspicions().floods().bySource();
    for (int source = 0; source < books.spec().sources().size(); source++) {
      Floods.Total total = bySource.getOrDefault(source, new Floods.Total(0, 0));
      repeats.add(
          new FloodGate.Repeats(
              books.spec().sources().get(source).name(), total.repeats(), books.read(source)));
    }
    return repeats;
  }

  private Suspicions.Conflicts conflicts(DedupSpec dedup) {
    Conflicts found = books.facts().suspicions().conflicts();
    List<Suspicions.Disagreement> disagreements =
        found.disagreements().entrySet().stream()
            .map(
                entry ->
                    new Suspicions.Disagreement(
                        source(entry.getKey().source()),
                        label(entry.getKey().label()),
                        label(entry.getKey().other()),
                        entry.getValue()))
            .sorted(
                Comparator.comparingLong(Suspicions.Disagreement::records)
                    .reversed()
                    .thenComparing(Suspicions.Disagreement::source)
                    .thenComparing(Suspicions.Disagreement::label)
                    .thenComparing(Suspicions.Disagreement::bestLabel))
            .toList();
    return new Suspicions.Conflicts(
        word(dedup.conflicts()),
        found.clusters(Ending.BEST_STAYED)
            + found.clusters(Ending.OTHER_STAYED)
            + found.clusters(Ending.NONE_STAYED),
        found.records(),
        found.clusters(Ending.BEST_STAYED),
        found.clusters(Ending.OTHER_STAYED),
        found.clusters(Ending.NONE_STAYED),
        found.lookedAtAgain(),
        disagreements.stream().limit(MOST_DISAGREEMENTS).toList(),
        disagreements.stream()
            .skip(MOST_DISAGREEMENTS)
            .mapToLong(Suspicions.Disagreement::records)
            .sum(),
        found.largest().stream().map(this::conflict).toList());
  }

  private Suspicions.Conflict conflict(Conflicts.Conflict conflict) {
    return new Suspicions.Conflict(
        kind(conflict.likeness()),
        switch (conflict.ending()) {
          case BEST_STAYED -> "best";
          case OTHER_STAYED -> "other";
          case NONE_STAYED -> "none";
        },
        conflict.records(),
        conflict.sides().stream()
            .map(
                side ->
                    new Suspicions.Side(
                        label(side.label()), side.records(), side.best().toString()))
            .toList());
  }

  private Suspicions.Floods floods(DedupSpec dedup) {
    Floods found = books.facts().suspicions().floods();
    List<Suspicions.SourceFloods> sources = new ArrayList<>();
    found
        .bySource()
        .forEach(
            (source, total) ->
                sources.add(
                    new Suspicions.SourceFloods(
                        source(source),
                        total.clusters(),
                        total.repeats(),
                        (double) total.repeats() / Math.max(1, books.read(source)))));
    return new Suspicions.Floods(
        dedup.flood(), sources, found.largest().stream().map(this::flood).toList());
  }

  private Suspicions.Flood flood(Floods.Flood flood) {
    return new Suspicions.Flood(
        source(flood.source()),
        flood.records(),
        kind(flood.likeness()),
        flood.size(),
        flood.best().toString());
  }

  private String source(int number) {
    return spec.sources().get(number).name();
  }

  private String label(long hash) {
    return books.facts().labels().getOrDefault(hash, Labels.MISSING);
  }

  /** As the table of clusters names it. */
  private static String kind(Likeness likeness) {
    return switch (likeness) {
      case EQUAL -> "EXACT";
      case NEAR -> "NEAR";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
