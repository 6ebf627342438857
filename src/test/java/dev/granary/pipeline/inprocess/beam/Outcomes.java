package dev.granary.pipeline.inprocess.beam;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How all of Beam's tests went, by name. */
record Outcomes(List<Outcome> all) {
  Outcomes {
    all = all.stream().sorted(Comparator.comparing(Outcome::test)).toList();
  }

  List<Outcome> those(Predicate<Outcome> wanted) {
    return all.stream().filter(wanted).toList();
  }

  int count(Predicate<Outcome> wanted) {
    return those(wanted).size();
  }

  /** What the runner lacks, and how many tests are refused for it; what most need comes first. */
  Map<String, Integer> lacks() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    all.forEach(each -> each.lacks().forEach(lack -> counts.merge(lack, 1, Integer::sum)));
    List<String> order = new ArrayList<>(counts.keySet());
    order.sort(
        Comparator.<String>comparingInt(lack -> -counts.getOrDefault(lack, 0))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> ordered = new LinkedHashMap<>();
    order.forEach(lack -> ordered.put(lack, counts.getOrDefault(lack, 0)));
    return ordered;
  }

  /** All of it in one line. */
  String line() {
    return "%d tests: %d passed; %d refused, for %s; %d skipped; %d wrong"
        .formatted(
            all.size(),
            count(Outcome::isPassed),
            count(Outcome::isRefused),
            lacks().entrySet().stream()
                .map(lack -> lack.getKey() + " (" + lack.getValue() + ")")
                .collect(joining(", ")),
            count(Outcome::isSkipped),
            count(Outcome::isWrong));
  }
}
