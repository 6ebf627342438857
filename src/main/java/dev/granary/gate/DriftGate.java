package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.statistics.drift.DriftReport;
import dev.granary.statistics.drift.Judged;
import dev.granary.statistics.drift.Judged.Distance;
import dev.granary.statistics.drift.Judged.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether features have moved farther than they may, one outcome for each feature. */
public final class DriftGate {
  /** Where every distance is told. */
  public static final String EVIDENCE = "statistics/drift.json";

  private static final int TOLD = 3;

  private final DriftReport report;

  public DriftGate(DriftReport report) {
    this.report = report;
  }

  public List<GateOutcome> judge() {
    Map<String, List<Judged>> features = new LinkedHashMap<>();
    for (Judged judged : report.features()) {
      if (judged.worst() != Verdict.UNJUDGED) {
        features.computeIfAbsent(judged.drift().feature(), any -> new ArrayList<>()).add(judged);
      }
    }
    List<GateOutcome> outcomes = new ArrayList<>();
    features.forEach((feature, slices) -> outcomes.add(judge(feature, slices)));
    return outcomes;
  }

  private GateOutcome judge(String feature, List<Judged> slices) {
    List<Over> over = new ArrayList<>();
    slices.forEach(
        slice ->
            slice.distances().stream()
                .filter(distance -> distance.verdict().compareTo(Verdict.WARNED) >= 0)
                .forEach(distance -> over.add(new Over(slice, distance))));
    over.sort(
        Comparator.comparing(Over::verdict)
            .reversed()
            .thenComparing(Over::times, Comparator.reverseOrder()));
    Observation observation = observation(feature, slices, over);
    if (over.isEmpty()) {
      return observation.passes("it has not moved farther than it may");
    }
    String sentence =
        "%s is not as in %s: %s%s; look at its bins in %s, then mend the source or gates.drift, or"
            + " accept it with granary override";
    Object[] values = {
      feature,
      report.baseline(),
      String.join("; ", over.stream().limit(TOLD).map(Over::words).toList()),
      over.size() > TOLD ? "; and " + (over.size() - TOLD) + " more" : "",
      EVIDENCE
    };
    return over.get(0).verdict() == Verdict.FAILED
        ? observation.fails(sentence, values)
        : observation.warns(sentence, values);
  }

  private Observation observation(String feature, List<Judged> slices, List<Over> over) {
    String name =
        report.role() == DriftReport.Role.LAST
            ? "drift." + feature
            : "drift." + feature + "@" + report.baseline();
    String observed =
        over.isEmpty()
            ? "within all limits in " + slices.size() + (slices.size() == 1 ? " slice" : " slices")
            : over.get(0).words();
    String limit = over.isEmpty() ? "see " + EVIDENCE : over.get(0).limit();
    return new Observation(name, observed, limit)
        .setBy("gates.drift")
        .shownIn(EVIDENCE + "#" + feature);
  }

  /** A distance that is too large. */
  private record Over(Judged slice, Distance distance) {
    Verdict verdict() {
      return distance.verdict();
    }

    /** How many times its limit it is. */
    double times() {
      return distance.moved().value() / Math.max(1e-12, bound());
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%s of %s %.4f over %.4f%s in %s (%d records, before %d)",
          distance.moved().measure().name().toLowerCase(Locale.ROOT),
          slice.drift().of(),
          distance.moved().value(),
          bound(),
          distance.source() == Judged.Source.LEARNED ? " learned" : "",
          slice.drift().where(),
          slice.drift().after(),
          slice.drift().before());
    }

    String limit() {
      return String.format(Locale.ROOT, "at most %.4f", bound());
    }

    private double bound() {
      return distance
          .limit()
          .map(limit -> verdict() == Verdict.FAILED ? limit.fail() : limit.warn())
          .orElse(0.0);
    }
  }
}
