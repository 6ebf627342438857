package dev.granary.pipeline;

import dev.granary.audit.Leakage;
import dev.granary.audit.Shared;
import dev.granary.balance.ClassCounts;
import dev.granary.balance.ClassKey;
import dev.granary.gate.Findings;
import dev.granary.gate.SourceAccount;
import dev.granary.gate.SourceLoss;
import dev.granary.gate.SplitAudit;
import dev.granary.read.FileDigest;
import dev.granary.read.SourceFile;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.report.Legible;
import dev.granary.shard.Deal;
import dev.granary.shard.WrittenShard;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The books of a run: the facts of its steps, added up by source, file and split. Nothing here is
 * taken from the engine's own counters.
 */
final class Books {
  private final Spec spec;
  private final InputListing listing;
  private final RunFacts facts;
  private final Held held;
  private final FileTotals[] files;
  private final StatisticsFiles statistics;

  /** What the scan says of one file. */
  record FileTotals(SourceFile file, long read, long bytes, long damaged, String digest) {}

  private Books(Spec spec, InputListing listing, RunFacts facts, Held held) {
    this.spec = spec;
    this.held = held;
    this.listing = listing;
    this.facts = facts;
    files = totals();
    statistics = StatisticsFiles.of(spec, facts.tallies());
  }

  /** Of a run that has come to its end. */
  static Books read(Spec spec, InputListing listing, RunPlaces places) throws IOException {
    Optional<Benchmarks> benchmarks =
        spec.decontaminate().isPresent()
            ? Optional.of(Evaluation.benchmarks(places))
            : Optional.empty();
    byte[] references = ReferenceLists.areNamedBy(spec) ? ReferenceLists.told(places) : new byte[0];
    return new Books(
        spec,
        listing,
        RunFacts.read(places),
        new Held(benchmarks, references, Replayed.read(places)));
  }

  /** What the records were held against, as a version tells it. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Held(Optional<Benchmarks> benchmarks, byte[] references, Replayed replayed) {}

  /** What a version tells of the lists that values had to be in. */
  byte[] references() {
    return held.references().clone();
  }

  /** The shares that files give for gates, by the path of the gate. */
  Map<String, SortedMap<String, Double>> shares() {
    try {
      return ReferenceLists.areNamedBy(spec) ? ReferenceLists.shares(references()) : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("what a run wrote of its references cannot be read", e);
    }
  }

  /** Which records were read again since somebody ordered it. */
  Replayed replayed() {
    return held.replayed();
  }

  /** What the records were held against. */
  Optional<Benchmarks> benchmarks() {
    return held.benchmarks();
  }

  Spec spec() {
    return spec;
  }

  RunFacts facts() {
    return facts;
  }

  /** What was counted of features. */
  StatisticsFiles statistics() {
    return statistics;
  }

  InputListing listing() {
    return listing;
  }

  List<FileTotals> files() {
    return List.of(files);
  }

  /** The reasons of all records of a source, counted from the ledger. */
  Map<Reason, Long> reasons(int source) {
    Map<Reason, Long> reasons = new TreeMap<>();
    facts
        .ledger()
        .counts()
        .forEach(
            (account, count) -> {
              if (account.source() == source) {
                reasons.merge(account.reason(), count, Long::sum);
              }
            });
    return reasons;
  }

  long read(int source) {
    return files().stream()
        .filter(totals -> totals.file().source() == source)
        .mapToLong(FileTotals::read)
        .sum();
  }

  long kept(int source) {
    return reasons(source).entrySet().stream()
        .filter(count -> count.getKey().outcome() == Outcome.KEPT)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The classes of a split, by label; empty where the spec names no label. */
  Map<String, Long> classes(ClassCounts counts, int split) {
    Map<String, Long> classes = new TreeMap<>();
    if (Plans.label(spec).isEmpty()) {
      return classes;
    }
    for (Map.Entry<ClassKey, Long> count : counts.counts().entrySet()) {
      if (count.getKey().split() == split) {
        String label = facts.labels().getOrDefault(count.getKey().label(), Labels.MISSING);
        classes.merge(label, count.getValue(), Long::sum);
      }
    }
    return classes;
  }

  /** How many records were in a split before it was balanced. */
  long assigned(int split) {
    return facts.before().counts().entrySet().stream()
        .filter(count -> count.getKey().split() == split)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many records were in any split before balancing. */
  long assigned() {
    return facts.before().counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The shards of a split, in the order of their numbers. */
  List<WrittenShard> shards(int split) {
    return facts.shards().stream().filter(shard -> shard.split() == split).toList();
  }

  long written() {
    return facts.shards().stream().mapToLong(WrittenShard::records).sum();
  }

  Findings findings() {
    List<SourceAccount> accounts = new ArrayList<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      accounts.add(account(source, spec.sources().get(source)));
    }
    long kept = accounts.stream().mapToLong(SourceAccount::kept).sum();
    return new Findings(
        accounts,
        losses(),
        delivery(),
        splitFindings(),
        new Findings.Written(written(), kept, facts.ledger().copies()),
        audit(),
        canaries());
  }

  /** Where shards could not be written, there is nothing to audit. */
  private Optional<SplitAudit> audit() {
    if (facts.shards().isEmpty()) {
      return Optional.empty();
    }
    Leakage found = facts.leakage();
    return AuditPlans.of(spec)
        .map(
            plans ->
                new SplitAudit(
                    found.records(),
                    found.skipped(),
                    found.leaks(),
                    found.samples().stream().map(this::words).toList(),
                    plans.proved(),
                    plans.unproved()));
  }

  private String words(Leakage.Leak leak) {
    String words =
        "%s in %s and %s in %s %s"
            .formatted(
                leak.left(),
                spec.splits().shares().get(leak.leftSplit()).name(),
                leak.right(),
                spec.splits().shares().get(leak.rightSplit()).name(),
                leak.what().words());
    return leak.what() == Shared.NEAR
        ? words + String.format(Locale.ROOT, " (%.3f)", leak.share())
        : words;
  }

  private List<Findings.Canaries> canaries() {
    List<Findings.Canaries> canaries = new ArrayList<>();
    facts
        .planted()
        .counts()
        .forEach(
            (kind, planted) ->
                canaries.add(
                    new Findings.Canaries(
                        kind.name().toLowerCase(Locale.ROOT),
                        planted.records(),
                        facts.canaries().found(kind),
                        facts.canaries().published(),
                        planted.expected() / 1e6)));
    return canaries;
  }

  private SourceAccount account(int source, SourceSpec sourceSpec) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    reasons(source).forEach((reason, count) -> counts.merge(reason.outcome(), count, Long::sum));
    return new SourceAccount(
        sourceSpec.name(),
        read(source),
        counts.getOrDefault(Outcome.KEPT, 0L),
        counts.getOrDefault(Outcome.DROPPED, 0L),
        counts.getOrDefault(Outcome.QUARANTINED, 0L));
  }

  /** For each source, what it lost most to; the first of reasons that took equally many. */
  private List<SourceLoss> losses() {
    List<SourceLoss> losses = new ArrayList<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      String name = spec.sources().get(source).name();
      SourceLoss worst = new SourceLoss(name, read(source), "", 0, List.of());
      for (Map.Entry<Reason, Long> count : reasons(source).entrySet()) {
        Reason reason = count.getKey();
        if (reason.outcome() == Outcome.DROPPED
            && !reason.isAskedFor()
            && count.getValue() > worst.lost()) {
          worst =
              new SourceLoss(
                  name, read(source), reason.name(), count.getValue(), dropped(source, reason));
        }
      }
      losses.add(worst);
    }
    return losses;
  }

  private List<String> dropped(int source, Reason reason) {
    return facts
        .ledger()
        .dropped()
        .getOrDefault(new LedgerFact.Account(source, reason), List.of())
        .stream()
        .map(RecordId::toString)
        .toList();
  }

  private Findings.Delivery delivery() {
    List<String> crowded =
        files().stream()
            .filter(totals -> totals.read() > spec.limits().records())
            .map(totals -> totals.file().name())
            .toList();
    return new Findings.Delivery(
        listing.bytes(),
        files().stream().mapToLong(FileTotals::bytes).sum(),
        files().stream().mapToLong(FileTotals::damaged).filter(damaged -> damaged > 0).count(),
        crowded,
        facts.headers().unusable().stream().map(Legible::text).toList());
  }

  private List<Findings.SplitFinding> splitFindings() {
    List<Findings.SplitFinding> findings = new ArrayList<>();
    List<SplitsSpec.Share> shares = spec.splits().shares();
    for (int split = 0; split < shares.size(); split++) {
      Deal deal = split < facts.deals().size() ? facts.deals().get(split) : new Deal(0, 0, 0, 0);
      findings.add(
          new Findings.SplitFinding(
              shares.get(split).name(),
              deal.records(),
              deal.files(),
              Plans.dealing(spec).multiple()));
    }
    return findings;
  }

  private FileTotals[] totals() {
    Map<Integer, List<BlockFact>> blocks = new TreeMap<>();
    facts
        .blocks()
        .forEach(
            block -> blocks.computeIfAbsent(block.file(), file -> new ArrayList<>()).add(block));
    FileTotals[] totals = new FileTotals[listing.files().size()];
    for (SourceFile file : listing.files()) {
      totals[file.number()] = total(file, blocks.getOrDefault(file.number(), List.of()));
    }
    return totals;
  }

  private static FileTotals total(SourceFile file, List<BlockFact> blocks) {
    List<BlockFact> inOrder = new ArrayList<>(blocks);
    inOrder.sort(Comparator.comparingLong(BlockFact::start));
    List<byte[]> pieces = new ArrayList<>();
    inOrder.forEach(block -> pieces.addAll(block.summary().pieces()));
    return new FileTotals(
        file,
        inOrder.stream().mapToLong(BlockFact::read).sum(),
        inOrder.stream().mapToLong(block -> block.summary().bytes()).sum(),
        inOrder.stream().mapToLong(block -> block.summary().damaged()).sum(),
        FileDigest.of(pieces));
  }
}
