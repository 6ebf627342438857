package dev.granary.compare;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The records of a ledger, those of one id at a time. */
final class LedgerGroups implements Closeable {
  private final LedgerScan scan;
  private final SameId group;
  private Optional<LedgerRow> ahead = Optional.empty();

  private LedgerGroups(LedgerScan scan, Set<String> sameInputs) throws IOException {
    this.scan = scan;
    this.group = new SameId(sameInputs);
    advance();
  }

  static LedgerGroups open(Storage storage, Side side, Set<String> sameInputs) throws IOException {
    LedgerScan scan = LedgerScan.open(storage, side.version().directory(), side.manifest());
    try {
      return new LedgerGroups(scan, sameInputs);
    } catch (IOException | RuntimeException e) {
      scan.close();
      throw e;
    }
  }

  /** The id of the records that come next, if any do. */
  Optional<RecordId> id() {
    return ahead.map(LedgerRow::id);
  }

  /** Takes the records of an id, which may be none; valid until it is asked for others. */
  SameId take(RecordId id) throws IOException {
    group.clear();
    while (ahead.isPresent() && ahead.get().id().equals(id)) {
      group.add(ahead.get());
      advance();
    }
    return group;
  }

  @Override
  public void close() throws IOException {
    scan.close();
  }

  private void advance() throws IOException {
    ahead = scan.hasNext() ? Optional.of(scan.next()) : Optional.empty();
  }
}
