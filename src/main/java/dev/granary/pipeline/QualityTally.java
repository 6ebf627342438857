package dev.granary.pipeline;

import dev.granary.check.quality.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the texts that one worker drops. */
final class QualityTally {
  private final Map<QualityFact.Broken, Long> counts = new TreeMap<>();

  void count(int source, Finding finding) {
    counts.merge(new QualityFact.Broken(finding.reason(), finding.rule(), source), 1L, Long::sum);
  }

  /** What was counted since this was asked last, if anything was. */
  Optional<QualityFact> take() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    QualityFact fact = new QualityFact(new TreeMap<>(counts));
    counts.clear();
    return Optional.of(fact);
  }
}
