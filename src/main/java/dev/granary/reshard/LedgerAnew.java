package dev.granary.reshard;

import dev.granary.lineage.LedgerPages;
import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerRow.Published;
import dev.granary.lineage.LedgerWriter;
import dev.granary.lineage.LineageFiles;
import dev.granary.record.Reason;
import dev.granary.shard.Deal;
import dev.granary.version.ShardName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the ledger of a version for other files: where a record is now follows from where it was,
 * by its rank. Rows of one record are held at a time.
 */
final class LedgerAnew {
  private final OldVersion old;
  private final Map<String, Integer> splits = new HashMap<>();
  private final List<Map<String, Long>> firstRanks = new ArrayList<>();
  private final List<Deal> deals;
  private final Map<String, Long> dropped = new TreeMap<>();
  private final List<LedgerRow> record = new ArrayList<>();

  LedgerAnew(OldVersion old, List<Deal> deals) {
    this.old = old;
    this.deals = deals;
    for (OldSplit split : old.splits()) {
      splits.put(split.name(), splits.size());
      firstRanks.add(split.firstRanks());
    }
  }

  /** How many records of each source are left out that were not before. */
  Map<String, Long> dropped() {
    return dropped;
  }

  void write(String staging) throws IOException {
    LedgerPages ledger = LedgerPages.of(old.storage(), old.directory());
    for (int part = 0; part < ledger.parts(); part++) {
      try (LedgerWriter writer =
          LedgerWriter.create(old.storage(), LineageFiles.ledger(staging, part))) {
        ledger.each(part, row -> take(row, writer));
        flush(writer);
      }
    }
  }

  private void take(LedgerRow row, LedgerWriter writer) throws IOException {
    if (!record.isEmpty() && !isSameRecord(record.get(0), row)) {
      flush(writer);
    }
    Optional<Published> published = row.published();
    if (published.isEmpty()) {
      record.add(row);
    } else if (published.get().copy() < OldVersion.FILL) {
      deal(row, published.get());
    }
  }

  private void deal(LedgerRow row, Published was) throws CannotDeal {
    int split = splits.getOrDefault(was.split(), -1);
    Long first = split < 0 ? null : firstRanks.get(split).get(was.shard());
    if (first == null) {
      throw new CannotDeal(
          "the ledger of %s names shard %s, which its manifest lacks; verify the version"
              .formatted(old.directory(), was.shard()));
    }
    Deal deal = deals.get(split);
    long rank = first + was.position();
    if (rank < deal.dealt()) {
      record.add(at(row, was.copy(), split, rank));
    } else if (was.copy() == 0) {
      dropped.merge(row.source(), 1L, Long::sum);
      record.add(
          new LedgerRow(
              row.id(),
              row.source(),
              row.place(),
              Reason.SHARD_REMAINDER,
              Optional.empty(),
              Optional.empty(),
              row.evidence()));
    }
    if (rank < deal.fill()) {
      record.add(at(row, OldVersion.FILL + was.copy(), split, deal.records() + rank));
    }
  }

  private LedgerRow at(LedgerRow row, int copy, int split, long rank) {
    Deal deal = deals.get(split);
    int file = deal.fileOf(rank);
    String name = old.splits().get(split).name();
    String shard = new ShardName(old.manifest().dataset(), name, file, deal.files()).toString();
    return new LedgerRow(
        row.id(),
        row.source(),
        row.place(),
        row.reason(),
        Optional.of(new Published(name, shard, rank - deal.firstRank(file), copy)),
        row.survivor(),
        row.evidence());
  }

  private void flush(LedgerWriter writer) throws IOException {
    record.sort(LedgerRow.ORDER);
    for (LedgerRow row : record) {
      writer.append(row);
    }
    record.clear();
  }

  private static boolean isSameRecord(LedgerRow one, LedgerRow other) {
    return one.id().equals(other.id()) && one.place().equals(other.place());
  }
}
