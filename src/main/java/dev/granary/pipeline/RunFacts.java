package dev.granary.pipeline;

import dev.granary.audit.Leakage;
import dev.granary.balance.ClassCounts;
import dev.granary.check.CheckFact;
import dev.granary.coding.Fact;
import dev.granary.decontaminate.Contamination;
import dev.granary.dedup.Clusters;
import dev.granary.record.RecordId;
import dev.granary.shard.Deal;
import dev.granary.shard.Remainder;
import dev.granary.shard.ShardPlan;
import dev.granary.shard.WrittenShard;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything the steps of a run found out, brought together. */
final class RunFacts {
  private final List<BlockFact> blocks = new ArrayList<>();
  private final Map<Long, String> labels = new TreeMap<>();
  private final Clusters clusters = Clusters.none();
  private final NearFacts near = new NearFacts();
  private final Planted planted = Planted.none();
  private final FoundCanaries canaries = FoundCanaries.none();
  private final Contamination contamination = Contamination.none();
  private final SuspicionFacts suspicions = new SuspicionFacts();
  private final ClassCounts before = ClassCounts.none();
  private final ClassCounts after = ClassCounts.none();
  private final List<Deal> deals = new ArrayList<>();
  private final List<WrittenShard> shards = new ArrayList<>();
  private final List<RecordId> remainder = new ArrayList<>();
  private final Map<Integer, byte[]> tallies = new TreeMap<>();
  private LedgerFact ledger = LedgerFact.none();
  private QualityFact quality = QualityFact.none();
  private Leakage leakage = Leakage.NONE;
  private CheckFact checks = CheckFact.NONE;
  private HeadersFact headers = HeadersFact.NONE;

  private RunFacts() {}

  static RunFacts read(RunPlaces places) throws IOException {
    RunFacts facts = new RunFacts();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                Channels.newInputStream(places.storage().open(places.facts()))))) {
      for (int left = in.readInt(); left > 0; left--) {
        byte[] fact = new byte[in.readInt()];
        in.readFully(fact);
        facts.take(fact);
      }
    }
    facts.shards.sort(
        Comparator.comparingInt(WrittenShard::split).thenComparing(WrittenShard::name));
    facts.remainder.sort(Comparator.naturalOrder());
    return facts;
  }

  List<BlockFact> blocks() {
    return blocks;
  }

  /** The label behind each hash that rows carry. */
  Map<Long, String> labels() {
    return labels;
  }

  Clusters clusters() {
    return clusters;
  }

  /** What was planted to be found. */
  Planted planted() {
    return planted;
  }

  /** What became of it. */
  FoundCanaries canaries() {
    return canaries;
  }

  /** What was found of near-duplicates; nothing where they were not looked for. */
  NearFacts near() {
    return near;
  }

  Contamination contamination() {
    return contamination;
  }

  /** What was found where labels of duplicates differ, or a source repeats itself. */
  SuspicionFacts suspicions() {
    return suspicions;
  }

  /** Classes as they came to the balance. */
  ClassCounts before() {
    return before;
  }

  /** Classes as they left it, copies counted. */
  ClassCounts after() {
    return after;
  }

  /** How each split was dealt; empty where nothing was left to deal. */
  List<Deal> deals() {
    return deals;
  }

  List<WrittenShard> shards() {
    return shards;
  }

  List<RecordId> remainder() {
    return remainder;
  }

  LedgerFact ledger() {
    return ledger;
  }

  /** Which texts were dropped for their quality. */
  QualityFact quality() {
    return quality;
  }

  /** What was counted of features, by split, and of all that was read. */
  Map<Integer, byte[]> tallies() {
    return tallies;
  }

  /** What was found of each rule of the checks. */
  CheckFact checks() {
    return checks;
  }

  /** What the headers of files told. */
  HeadersFact headers() {
    return headers;
  }

  /** What the audit of the splits found; nothing where there was none. */
  Leakage leakage() {
    return leakage;
  }

  private void take(byte[] fact) {
    switch (Fact.kind(fact)) {
      case BLOCK -> {
        BlockFact block = Fact.read(fact, BlockFact.CODER);
        blocks.add(block);
        labels.putAll(block.labels());
      }
      case NEAR_TEXTS, NEAR_BUCKETS, NEAR_PAIRS, NEAR_CLUSTERS -> near.take(fact);
      case PLANTED -> planted.add(Fact.read(fact, Planted.CODER));
      case CANARIES -> canaries.add(Fact.read(fact, FoundCanaries.CODER));
      case CONTAMINATION -> contamination.add(Fact.read(fact, Contamination.CODER));
      case CONFLICTS, FLOODS, TRIGGERS -> suspicions.take(fact);
      case CLUSTERS -> clusters.add(Fact.read(fact, Clusters.CODER));
      case CLASSES_BEFORE -> before.add(Fact.read(fact, ClassCounts.CODER));
      case CLASSES_AFTER -> after.add(Fact.read(fact, ClassCounts.CODER));
      case PLAN -> deals.addAll(Fact.read(fact, ShardPlan.CODER).deals());
      case SHARD -> shards.add(Fact.read(fact, WrittenShard.CODER));
      case REMAINDER -> remainder.addAll(Fact.read(fact, Remainder.CODER).ids());
      case QUALITY -> quality = quality.plus(Fact.read(fact, QualityFact.CODER));
      case STATISTICS -> {
        TallyFact tally = Fact.read(fact, TallyFact.CODER);
        tallies.put(tally.split(), tally.tally());
      }
      case CHECKS -> checks = checks.plus(Fact.read(fact, CheckFact.CODER));
      case HEADERS -> headers = headers.plus(Fact.read(fact, HeadersFact.CODER));
      case AUDIT -> leakage = leakage.plus(Fact.read(fact, Leakage.CODER));
      case LEDGER -> ledger = ledger.plus(Fact.read(fact, LedgerFact.CODER));
    }
  }
}
