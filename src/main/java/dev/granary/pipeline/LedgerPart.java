package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RowOrder;
import dev.granary.coding.VerdictRow;
import dev.granary.lineage.LedgerEntry;
import dev.granary.lineage.LedgerWriter;
import dev.granary.lineage.LineageFiles;
import dev.granary.lineage.Name;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineWriter;
import dev.granary.read.SourceFile;
import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.shard.ShardPlan;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One part of the ledger while it is written: the verdicts on a range of record ids, in order. */
final class LedgerPart {
  private final LedgerPlan plan;
  private final ShardNames shards;
  private final LineBases lines;
  private final List<SourceFile> files;
  private final Replayed replayed;
  private final Map<String, Name> names = new HashMap<>();
  private final Map<LedgerFact.Account, Long> counts = new TreeMap<>();
  private final Map<String, LedgerFact.Broken> broken = new TreeMap<>();
  private final Map<LedgerFact.Account, List<RecordId>> dropped = new TreeMap<>();
  private final Map<Reason, Long> again = new TreeMap<>();
  private long copies;

  /** What the run read, and what of it for the second time. */
  record Read(InputListing listing, Replayed replayed) {}

  LedgerPart(LedgerPlan plan, ShardPlan shardPlan, LineBases lines, Read read) {
    this.plan = plan;
    this.lines = lines;
    shards = new ShardNames(plan, shardPlan);
    files = read.listing().files();
    replayed = read.replayed();
  }

  /** Writes all rows of the part, whatever order they came in, and says what they add up to. */
  LedgerFact write(int part, byte[] rows) throws IOException {
    int[] starts = VerdictRow.starts(rows);
    RowOrder.sort(rows, starts, VerdictRow.KEY_START, VerdictRow.KEY_END);
    String staging = plan.places().staging();
    LedgerEntry entry = new LedgerEntry();
    try (LedgerWriter ledger =
        LedgerWriter.create(plan.places().storage(), LineageFiles.ledger(staging, part))) {
      for (int row : starts) {
        fill(entry, rows, row);
        ledger.append(entry);
        count(rows, row);
      }
    }
    writeQuarantine(part, rows, starts);
    return new LedgerFact(counts, copies, broken, dropped, again);
  }

  private void fill(LedgerEntry entry, byte[] rows, int row) {
    RecordId id = VerdictRow.id(rows, row);
    Reason reason = VerdictRow.reason(rows, row);
    long ordinal = VerdictRow.ordinal(rows, row);
    entry
        .begin(id.high(), id.low(), reason)
        .from(
            name(plan.sources().get(VerdictRow.source(rows, row))),
            name(files.get(Ordinal.file(ordinal)).name()),
            Ordinal.offset(ordinal),
            lines.lineOf(ordinal, VerdictRow.line(rows, row)));
    String evidence = "";
    switch (reason.outcome()) {
      case KEPT ->
          entry.published(
              name(plan.splits().get(VerdictRow.split(rows, row))),
              name(shards.of(VerdictRow.shard(rows, row))),
              VerdictRow.position(rows, row),
              VerdictRow.copy(rows, row));
      case DROPPED -> {
        if (VerdictRow.hasSurvivor(rows, row)) {
          RecordId survivor = VerdictRow.survivor(rows, row);
          entry.survivor(survivor.high(), survivor.low());
        }
        evidence = VerdictRow.evidence(rows, row);
      }
      case QUARANTINED -> evidence = detail(rows, row).evidence();
    }
    String told = withReplay(evidence, ordinal);
    if (!told.isEmpty()) {
      entry.evidence(Name.of(told));
    }
  }

  private String withReplay(String evidence, long ordinal) {
    if (replayed.isEmpty()) {
      return evidence;
    }
    return Stream.concat(Stream.of(evidence), replayed.told(ordinal).stream())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private void count(byte[] rows, int row) {
    Reason reason = VerdictRow.reason(rows, row);
    if (reason.outcome() == Outcome.KEPT && VerdictRow.copy(rows, row) > 0) {
      copies++;
    } else {
      LedgerFact.Account account = new LedgerFact.Account(VerdictRow.source(rows, row), reason);
      counts.merge(account, 1L, Long::sum);
      if (replayed.has(VerdictRow.ordinal(rows, row))) {
        again.merge(reason, 1L, Long::sum);
      }
      if (reason.outcome() == Outcome.DROPPED) {
        dropped.merge(account, List.of(VerdictRow.id(rows, row)), LedgerFact::smallest);
      }
    }
  }

  private void writeQuarantine(int part, byte[] rows, int[] starts) throws IOException {
    QuarantineWriter writer = null;
    try {
      for (int row : starts) {
        if (VerdictRow.reason(rows, row).outcome() == Outcome.QUARANTINED) {
          if (writer == null) {
            writer =
                QuarantineWriter.create(
                    plan.places().storage(),
                    LineageFiles.quarantine(plan.places().staging(), part));
          }
          writer.append(quarantined(rows, row));
        }
      }
    } finally {
      if (writer != null) {
        writer.close();
      }
    }
  }

  private QuarantineRow quarantined(byte[] rows, int row) {
    long ordinal = VerdictRow.ordinal(rows, row);
    VerdictRow.Quarantined detail = detail(rows, row);
    Place place = place(ordinal, VerdictRow.line(rows, row));
    RecordId id = VerdictRow.id(rows, row);
    Reason reason = VerdictRow.reason(rows, row);
    LedgerFact.Sample sample = new LedgerFact.Sample(id, place, detail.evidence());
    broken.merge(
        rule(reason, detail.evidence()),
        new LedgerFact.Broken(reason, 1, List.of(sample)),
        LedgerFact.Broken::plus);
    return new QuarantineRow(
        id,
        plan.sources().get(VerdictRow.source(rows, row)),
        place,
        detail.bytes(),
        reason,
        detail.evidence(),
        detail.digest().toString());
  }

  private VerdictRow.Quarantined detail(byte[] rows, int row) {
    if (VerdictRow.reason(rows, row) != Reason.CHECK_UNIQUE) {
      return VerdictRow.quarantined(rows, row);
    }
    VerdictRow.KeyTaken taken = VerdictRow.keyTaken(rows, row);
    return new VerdictRow.Quarantined(
        taken.bytes(),
        taken.digest(),
        "key: unique: " + place(taken.holder(), taken.holderLine()) + " has it");
  }

  private Place place(long ordinal, int line) {
    return new Place(
        files.get(Ordinal.file(ordinal)).name(),
        Ordinal.offset(ordinal),
        lines.lineOf(ordinal, line));
  }

  /** Evidence of a check begins with the field and the rule; what follows differs by record. */
  private static String rule(Reason reason, String evidence) {
    int end = evidence.indexOf(": ");
    return end < 0 || !reason.name().startsWith("CHECK_")
        ? reason.name()
        : reason.name() + " " + evidence.substring(0, end);
  }

  private Name name(String text) {
    return names.computeIfAbsent(text, Name::of);
  }
}
