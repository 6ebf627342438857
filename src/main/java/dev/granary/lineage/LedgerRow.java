package dev.granary.lineage;

import static dev.granary.lineage.LedgerColumn.COPY;
import static dev.granary.lineage.LedgerColumn.EVIDENCE;
import static dev.granary.lineage.LedgerColumn.FILE;
import static dev.granary.lineage.LedgerColumn.LINE;
import static dev.granary.lineage.LedgerColumn.OFFSET;
import static dev.granary.lineage.LedgerColumn.POSITION;
import static dev.granary.lineage.LedgerColumn.REASON;
import static dev.granary.lineage.LedgerColumn.RECORD_ID;
import static dev.granary.lineage.LedgerColumn.SHARD;
import static dev.granary.lineage.LedgerColumn.SOURCE;
import static dev.granary.lineage.LedgerColumn.SPLIT;
import static dev.granary.lineage.LedgerColumn.SURVIVOR_ID;

import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a run did with one record, or with one copy of it where balancing repeats records.
 *
 * @param published present if, and only if, the record was kept
 * @param survivor the record that stays in this one's stead; only of a record that was dropped
 * @param evidence what the decision rests on, never the record's text; empty where there is none
 */
public record LedgerRow(
    RecordId id,
    String source,
    Place place,
    Reason reason,
    Optional<Published> published,
    Optional<RecordId> survivor,
    String evidence) {

  /**
   * Where in a version a record is.
   *
   * @param shard the name of the shard's file
   * @param position the record's number in the shard, from 0
   * @param copy the number of the copy, from 0
   */
  public record Published(String split, String shard, long position, int copy) {}

  /** The order of a ledger: by id, file, offset and copy. No two rows are equal in it. */
  public static final Comparator<LedgerRow> ORDER =
      Comparator.comparing(LedgerRow::id)
          .thenComparing(row -> row.place().file(), Name.ORDER)
          .thenComparingLong(row -> row.place().offset())
          .thenComparingInt(row -> row.published().map(Published::copy).orElse(0));

  public LedgerRow {
    Outcome outcome = reason.outcome();
    if (published.isPresent() != (outcome == Outcome.KEPT)) {
      throw new IllegalArgumentException(
          place + ": a record is published if and only if it is kept, this one is " + reason);
    }
    if (survivor.isPresent() && outcome != Outcome.DROPPED) {
      throw new IllegalArgumentException(
          place + ": only a dropped record has a survivor, this one is " + reason);
    }
  }

  public Outcome outcome() {
    return reason.outcome();
  }

  static LedgerRow of(Row row) {
    Place place = new Place(row.text(FILE), row.number(OFFSET), row.number(LINE));
    Optional<Published> published =
        row.has(SHARD)
            ? Optional.of(
                new Published(
                    row.text(SPLIT), row.text(SHARD), row.number(POSITION), (int) row.number(COPY)))
            : Optional.empty();
    Optional<RecordId> survivor =
        row.has(SURVIVOR_ID)
            ? Optional.of(RecordId.parse(row.text(SURVIVOR_ID)))
            : Optional.empty();
    return new LedgerRow(
        RecordId.parse(row.text(RECORD_ID)),
        row.text(SOURCE),
        place,
        Reason.valueOf(row.text(REASON)),
        published,
        survivor,
        row.text(EVIDENCE));
  }
}
