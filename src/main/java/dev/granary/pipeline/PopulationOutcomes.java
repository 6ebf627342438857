package dev.granary.pipeline;

import dev.granary.gate.FreshnessGate;
import dev.granary.gate.GateOutcome;
import dev.granary.gate.RepresentativeGate;
import dev.granary.gate.ShareGate;
import dev.granary.gate.SlicesGate;
import dev.granary.gate.ValueCounts;
import dev.granary.gate.VolumeGate;
import dev.granary.record.IsoTime;
import dev.granary.spec.PopulationGates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges the records of a version as a whole, by what the spec asks. */
final class PopulationOutcomes {
  private final Books books;
  private final PopulationGates gates;
  private final Map<String, Long> labels;

  PopulationOutcomes(Books books) {
    this.books = books;
    gates = books.spec().gates().population();
    labels = new TreeMap<>();
    for (int split = 0; split < books.spec().splits().shares().size(); split++) {
      books
          .classes(books.facts().after(), split)
          .forEach((label, records) -> labels.merge(label, records, Long::sum));
    }
  }

  /** What the version that readers read now holds, asked only where it matters. */
  interface Before {
    Optional<VolumeGate.Earlier> version() throws IOException;
  }

  /**
   * Judges.
   *
   * @param counted the values that somebody counted, beside the labels, which the books have
   */
  List<GateOutcome> judge(CountedValues counted, String runKey, Before before) {
    List<GateOutcome> outcomes = new ArrayList<>();
    ValueCounts counts = counted.all().with(ofLabel());
    gates.volume().ifPresent(volume -> outcomes.add(volume(volume, before)));
    gates
        .freshness()
        .ifPresent(
            freshness ->
                outcomes.add(
                    new FreshnessGate(freshness.field(), freshness.maxAge(), freshness.severity())
                        .judge(counted.times(freshness.field()), date(runKey))));
    for (PopulationGates.Slices slices : gates.slices()) {
      outcomes.add(
          new SlicesGate(slices.field(), slices.require(), slices.minRecords(), slices.severity())
              .judge(counts.of(slices.field())));
    }
    Map<String, SortedMap<String, Double>> fromFiles = books.shares();
    for (int i = 0; i < gates.representative().size(); i++) {
      PopulationGates.Representative asked = gates.representative().get(i);
      outcomes.add(
          new RepresentativeGate(
                  asked.field(),
                  fromFiles.getOrDefault(ReadShares.gate(i), asked.reference()),
                  asked.maxDifference(),
                  asked.severity())
              .judge(counts.of(asked.field())));
    }
    gates.label().ifPresent(shares -> outcomes.add(label(shares)));
    gates.sources().forEach((source, shares) -> outcomes.add(source(source, shares)));
    return outcomes;
  }

  private Map<String, SortedMap<String, Long>> ofLabel() {
    return Plans.label(books.spec())
        .map(field -> Map.<String, SortedMap<String, Long>>of(field, new TreeMap<>(labels)))
        .orElse(Map.of());
  }

  private GateOutcome volume(PopulationGates.Volume volume, Before before) {
    VolumeGate gate = new VolumeGate(volume.minRatio(), volume.maxRatio(), volume.severity());
    try {
      return gate.judge(books.written(), before.version());
    } catch (IOException | RuntimeException unreadable) {
      return gate.unknown(books.written());
    }
  }

  private GateOutcome label(PopulationGates.Shares shares) {
    long all = labels.values().stream().mapToLong(Long::longValue).sum();
    return new ShareGate("gates.label", shares.least(), shares.most(), shares.severity())
        .judge("label.balance", labels, all);
  }

  private GateOutcome source(String source, PopulationGates.Shares shares) {
    long all = 0;
    long own = 0;
    for (int number = 0; number < books.spec().sources().size(); number++) {
      long kept = books.kept(number);
      all += kept;
      own += books.spec().sources().get(number).name().equals(source) ? kept : 0;
    }
    return new ShareGate("gates.sources", shares.least(), shares.most(), shares.severity())
        .judge("sources." + source, Map.of(source, own), all);
  }

  /** When the logical date of a run key such as {@code birds@2026-11-20} begins. */
  static OptionalLong date(String runKey) {
    return IsoTime.seconds(runKey.substring(runKey.lastIndexOf('@') + 1));
  }
}
