package dev.granary.pipeline;

import dev.granary.check.CheckOutcome;
import dev.granary.gate.GateOutcome;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.report.RunReport.Alert;
import dev.granary.report.RunReport.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should know of a run before anything else, most urgent first. */
final class Alerts {
  private static final long SMALL_FILE_BYTES = 10L << 20;
  private static final double MOST_LOST = 0.5;

  private Alerts() {}

  static List<Alert> of(List<GateOutcome> outcomes, Books books) {
    List<Alert> alerts = new ArrayList<>();
    outcomes.stream()
        .filter(GateOutcome::failed)
        .forEach(outcome -> alerts.add(of(outcome, Severity.BLOCKING)));
    outcomes.stream()
        .filter(outcome -> outcome.warned() || outcome.overridden())
        .forEach(outcome -> alerts.add(of(outcome, Severity.WARNING)));
    for (CheckOutcome warning : new CheckSummary(books).warnings()) {
      alerts.add(
          new Alert(
              Severity.WARNING,
              CheckSummary.sentence(warning) + ".",
              warning.observed(),
              warning.limit(),
              "see checks.json"));
    }
    for (int source = 0; source < books.spec().sources().size(); source++) {
      ofSource(source, books, alerts);
    }
    ReplayedJson.alert(books).ifPresent(alerts::add);
    new NewColumns(books).note().ifPresent(alerts::add);
    smallFiles(books, alerts);
    return alerts;
  }

  private static Alert of(GateOutcome outcome, Severity severity) {
    return new Alert(
        severity,
        sentence(outcome),
        outcome.observed(),
        outcome.limit(),
        outcome
            .basis()
            .evidence()
            .map(evidence -> "look at " + evidence + ", and at the gates below")
            .orElse("see the gates below"));
  }

  /** How the gates of a version came out that may be published. */
  static String verdict(List<GateOutcome> outcomes) {
    String overridden = named("overridden", outcomes, GateOutcome::overridden);
    String warned = named("warned", outcomes, GateOutcome::warned);
    if (overridden.isEmpty() && warned.isEmpty()) {
      return "Every gate passed.";
    }
    return "No gate blocked; "
        + Stream.of(overridden, warned)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String named(
      String verdict, List<GateOutcome> outcomes, Predicate<GateOutcome> those) {
    String gates =
        outcomes.stream().filter(those).map(GateOutcome::gate).collect(Collectors.joining(", "));
    return gates.isEmpty() ? "" : verdict + ": " + gates;
  }

  /** What a gate found, as a sentence of its own. */
  static String sentence(GateOutcome outcome) {
    String found = outcome.sentence();
    return Character.toUpperCase(found.charAt(0)) + found.substring(1) + ".";
  }

  private static void ofSource(int source, Books books, List<Alert> alerts) {
    String name = books.spec().sources().get(source).name();
    Map<Reason, Long> reasons = books.reasons(source);
    long read = books.read(source);
    long quarantined = sum(reasons, Outcome.QUARANTINED);
    if (quarantined > 0) {
      alerts.add(
          new Alert(
              Severity.WARNING,
              "source " + name + ": records were set aside.",
              quarantined + " of " + read,
              null,
              "look at the quarantine below; mend the source or widen the schema"));
    }
    long dropped = sum(reasons, Outcome.DROPPED);
    if (read > 0 && (double) dropped / read > MOST_LOST) {
      alerts.add(
          new Alert(
              Severity.WARNING,
              "source " + name + ": more than half of its records were dropped.",
              dropped + " of " + read,
              "half",
              "see the reasons in the funnel"));
    }
  }

  private static void smallFiles(Books books, List<Alert> alerts) {
    int multiple = Plans.dealing(books.spec()).multiple();
    long small = books.facts().shards().stream().filter(s -> s.bytes() < SMALL_FILE_BYTES).count();
    if (multiple > 1 && small > 0) {
      alerts.add(
          new Alert(
              Severity.NOTE,
              "shards are smaller than readers like, because files must divide over processes.",
              small + " of " + books.facts().shards().size() + " below 10 MiB",
              "10 MiB",
              "no harm for a small dataset; else name fewer shards.processes"));
    }
  }

  private static long sum(Map<Reason, Long> reasons, Outcome outcome) {
    return reasons.entrySet().stream()
        .filter(entry -> entry.getKey().outcome() == outcome)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
