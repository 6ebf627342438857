package dev.granary.lineage;

import dev.granary.lineage.LedgerRow.Published;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.Optional;

/** Rows of a ledger for tests. */
final class Rows {
  private Rows() {}

  static RecordId id(long number) {
    return new RecordId(number, ~number);
  }

  /** Ids that lie all over the range, as hashes do. */
  static RecordId spread(long number) {
    return new RecordId(number * 0x9e3779b97f4a7c15L, number);
  }

  static LedgerRow kept(RecordId id, Place place, int copy) {
    Published published = new Published("train", "birds-train.tfrecord-00003-of-00008", 77, copy);
    return new LedgerRow(
        id, "faa", place, Reason.KEPT, Optional.of(published), Optional.empty(), "");
  }

  static LedgerRow kept(RecordId id, Place place) {
    return kept(id, place, 0);
  }

  static LedgerRow quarantined(RecordId id, Place place, String evidence) {
    return new LedgerRow(
        id, "faa", place, Reason.CHECK_RANGE, Optional.empty(), Optional.empty(), evidence);
  }

  static LedgerRow duplicate(RecordId id, Place place, RecordId survivor) {
    return new LedgerRow(
        id, "faa", place, Reason.DUPLICATE_EXACT, Optional.empty(), Optional.of(survivor), "");
  }
}
