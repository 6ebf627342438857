package dev.granary.pipeline;

import dev.granary.decontaminate.Contamination;
import dev.granary.dedup.Clusters;
import dev.granary.gate.GateOutcome;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.report.Contents;
import dev.granary.report.Funnel;
import dev.granary.report.Removed;
import dev.granary.report.RunReport;
import dev.granary.report.Totals;
import dev.granary.report.Work;
import dev.granary.shard.WrittenShard;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec;
import dev.granary.version.Layout;
import dev.granary.version.ReadingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the books into the form that a report has: everything but its heading and its ending. */
final class RunSummary {
  private final Books books;
  private final Spec spec;
  private final StepTimes times;

  RunSummary(Books books, StepTimes times) {
    this.books = books;
    this.times = times;
    spec = books.spec();
  }

  Funnel funnel() {
    List<Funnel.Flow> flows = new ArrayList<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      flows.add(flow(spec.sources().get(source).name(), source));
    }
    Funnel.Flow sum = Totals.ofFlows("all sources", flows);
    Funnel.Flow total =
        new Funnel.Flow(
            sum.name(),
            sum.read(),
            sum.removals(),
            sum.kept(),
            books.facts().ledger().copies(),
            books.written());
    return new Funnel(total, flows.size() == 1 ? List.of(rename(total, flows.get(0))) : flows);
  }

  /** The only source has the same figures as all sources. */
  private static Funnel.Flow rename(Funnel.Flow total, Funnel.Flow only) {
    return new Funnel.Flow(
        only.name(), total.read(), total.removals(), total.kept(), total.copies(), total.written());
  }

  private Funnel.Flow flow(String name, int source) {
    Map<Reason, Long> reasons = books.reasons(source);
    List<Funnel.Removal> removals = new ArrayList<>();
    reasons.forEach(
        (reason, count) -> {
          if (reason.outcome() != Outcome.KEPT) {
            removals.add(
                new Funnel.Removal(
                    Funnel.Fate.valueOf(reason.outcome().name()),
                    reason.name(),
                    reason.sentence(),
                    count));
          }
        });
    long kept =
        reasons.entrySet().stream()
            .filter(count -> count.getKey().outcome() == Outcome.KEPT)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Funnel.Flow(name, books.read(source), removals, kept, 0, kept);
  }

  /** What is in the shards; who reads how much of them only where a version was made. */
  Contents contents(Optional<Layout> layout) {
    List<Contents.SplitClasses> classes = new ArrayList<>();
    List<Contents.Split> splits = new ArrayList<>();
    List<Contents.Shard> shards = new ArrayList<>();
    double all = Math.max(1, books.assigned());
    for (int split = 0; split < spec.splits().shares().size(); split++) {
      SplitsSpec.Share share = spec.splits().shares().get(split);
      List<WrittenShard> written = books.shards(split);
      long records = written.stream().mapToLong(WrittenShard::records).sum();
      long bytes = written.stream().mapToLong(WrittenShard::bytes).sum();
      splits.add(
          new Contents.Split(
              share.name(),
              records,
              spec.splits().wanted(share).orElse(null),
              books.assigned(split) / all,
              written.size(),
              bytes));
      classes.add(new Contents.SplitClasses(share.name(), labels(split)));
      written.forEach(
          shard ->
              shards.add(
                  new Contents.Shard(share.name(), shard.name(), shard.records(), shard.bytes())));
    }
    return new Contents(
        Plans.label(spec).isPresent() ? classes : List.of(),
        splits,
        new Contents.Shards(
            spec.shards().targetBytes(),
            shards,
            layout.map(RunSummary::readings).orElse(List.of())));
  }

  static List<Contents.Reading> readings(Layout layout) {
    List<Contents.Reading> readings = new ArrayList<>();
    boolean batched = layout.readers().globalBatch() > 0;
    for (ReadingPlan plan : layout.plans()) {
      for (ReadingPlan.Part part : plan.splits()) {
        readings.add(
            new Contents.Reading(
                plan.processes().count(),
                plan.processes().slices(),
                part.split(),
                part.files(),
                part.records(),
                batched ? (long) plan.batch() : null,
                batched ? part.steps() : null));
      }
    }
    return readings;
  }

  private List<Contents.LabelCount> labels(int split) {
    Map<String, Long> before = books.classes(books.facts().before(), split);
    Map<String, Long> after = books.classes(books.facts().after(), split);
    Map<String, Double> weights = DraftVersion.weights(after);
    List<Contents.LabelCount> labels = new ArrayList<>();
    before.forEach(
        (label, count) ->
            labels.add(
                new Contents.LabelCount(
                    label, count, after.getOrDefault(label, 0L), weights.get(label))));
    return labels;
  }

  Removed removed() {
    List<Removed.Rejection> rejections = new ArrayList<>();
    books
        .facts()
        .ledger()
        .samples()
        .forEach((rule, broken) -> rejections.add(rejection(rule, broken)));
    Removed.Duplicates duplicates = null;
    if (spec.dedup().isPresent()) {
      duplicates = duplicates(spec, books.facts().clusters());
    }
    return new Removed(
        duplicates,
        NearSummary.of(spec, books.facts().near()),
        spec.quality().isPresent() ? unwanted() : null,
        rejections,
        books.benchmarks().map(this::contamination).orElse(null),
        new SuspicionSummary(books).suspicions());
  }

  private List<Removed.Unwanted> unwanted() {
    List<Removed.Unwanted> unwanted = new ArrayList<>();
    books
        .facts()
        .quality()
        .counts()
        .forEach(
            (broken, count) ->
                unwanted.add(
                    new Removed.Unwanted(
                        broken.reason().name(),
                        broken.rule(),
                        spec.sources().get(broken.source()).name(),
                        count)));
    return unwanted;
  }

  private dev.granary.report.Contamination contamination(Benchmarks benchmarks) {
    Contamination found = books.facts().contamination();
    List<dev.granary.report.Contamination.Benchmark> told = new ArrayList<>();
    List<dev.granary.report.Contamination.OfSource> sources = new ArrayList<>();
    for (int number = 0; number < benchmarks.benchmarks().size(); number++) {
      Benchmarks.Benchmark benchmark = benchmarks.benchmarks().get(number);
      Contamination.Benchmark of = found.of(number);
      told.add(
          new dev.granary.report.Contamination.Benchmark(
              benchmark.name(),
              benchmark.items(),
              benchmark.unprotected(),
              of.found(),
              of.spared(),
              of.records().values().stream().mapToLong(Long::longValue).sum()));
      of.records()
          .forEach(
              (source, records) ->
                  sources.add(
                      new dev.granary.report.Contamination.OfSource(
                          spec.sources().get(source).name(), benchmark.name(), records)));
    }
    String action = spec.decontaminate().orElseThrow().action().name().toLowerCase(Locale.ROOT);
    long cut = 0;
    for (int source = 0; source < spec.sources().size(); source++) {
      cut += books.reasons(source).getOrDefault(Reason.CONTAMINATION_CUT, 0L);
    }
    return new dev.granary.report.Contamination(action, told, sources, found.allowed(), cut);
  }

  static Removed.Duplicates duplicates(Spec spec, Clusters clusters) {
    SortedMap<Long, Long> sizes = new TreeMap<>();
    clusters.sizes().forEach((size, count) -> sizes.put(size.longValue(), count));
    return new Removed.Duplicates(
        clusters.count(),
        clusters.removed(),
        Removed.ClusterSizes.histogram(sizes),
        clusters.largest().stream()
            .map(cluster -> new Removed.Cluster(cluster.survivor().toString(), cluster.size()))
            .toList(),
        bySource(spec, clusters));
  }

  private static List<Removed.OfSource> bySource(Spec spec, Clusters clusters) {
    List<Removed.OfSource> rows = new ArrayList<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      SortedMap<Long, Long> sizes = new TreeMap<>();
      for (Map.Entry<Clusters.Membership, Long> member : clusters.memberships().entrySet()) {
        if (member.getKey().source() == source) {
          sizes.put((long) member.getKey().size(), member.getValue());
        }
      }
      String name = spec.sources().get(source).name();
      Removed.ClusterSizes.histogram(sizes).stream()
          .filter(range -> range.clusters() > 0)
          .map(range -> new Removed.OfSource(name, range.from(), range.to(), range.clusters()))
          .forEach(rows::add);
    }
    return rows;
  }

  /** A rule's name is its reason and, for a check, the field. */
  private static Removed.Rejection rejection(String rule, LedgerFact.Broken broken) {
    String reason = broken.reason().name();
    boolean check = rule.length() > reason.length();
    List<Removed.Example> examples =
        broken.samples().stream()
            .map(
                sample ->
                    new Removed.Example(
                        sample.id().toString(),
                        sample.place().file(),
                        sample.place().line(),
                        sample.evidence()))
            .toList();
    return new Removed.Rejection(
        reason,
        check ? reason.substring("CHECK_".length()).toLowerCase(Locale.ROOT) : null,
        check ? rule.substring(reason.length() + 1) : null,
        broken.records(),
        examples);
  }

  Work work(double seconds) {
    long records = books.files().stream().mapToLong(Books.FileTotals::read).sum();
    long bytes = books.files().stream().mapToLong(Books.FileTotals::bytes).sum();
    List<Work.Input> inputs =
        books.files().stream()
            .map(
                totals ->
                    new Work.Input(
                        totals.file().name(),
                        totals.file().bytes(),
                        totals.read(),
                        totals.digest()))
            .toList();
    OptionalLong shuffled = times.shuffled();
    @Nullable Double each =
        shuffled.isPresent() && records > 0 ? (double) shuffled.getAsLong() / records : null;
    return new Work(
        new Work.Rates(records / seconds, bytes / 1e6 / seconds, each), times.slowest(), inputs);
  }

  static List<RunReport.Gate> gates(List<GateOutcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                new RunReport.Gate(
                    outcome.gate(),
                    RunReport.GateOutcome.valueOf(outcome.verdict().name()),
                    outcome.observed(),
                    outcome.limit(),
                    outcome.sentence(),
                    outcome.basis().setting().orElse(null),
                    outcome.basis().evidence().orElse(null)))
        .toList();
  }
}
