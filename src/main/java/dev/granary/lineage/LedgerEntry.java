package dev.granary.lineage;

import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger that is filled again and again, so that writing a ledger allocates next to
 * nothing. Start each row with {@link #begin}; a part that is not set is absent.
 */
public final class LedgerEntry {
  private static final Name NOTHING = Name.of("");

  long high;
  long low;
  Name source = NOTHING;
  Name file = NOTHING;
  long offset;
  long line;
  Reason reason = Reason.KEPT;
  @Nullable Name split;
  @Nullable Name shard;
  long position;
  int copy;
  boolean survived;
  long survivorHigh;
  long survivorLow;
  Name evidence = NOTHING;

  /** Forgets the row before: what is not set from here on is absent. */
  public LedgerEntry begin(long idHigh, long idLow, Reason why) {
    high = idHigh;
    low = idLow;
    reason = why;
    split = null;
    shard = null;
    position = 0;
    copy = 0;
    survived = false;
    evidence = NOTHING;
    return this;
  }

  public LedgerEntry from(Name source, Name file, long offset, long line) {
    this.source = source;
    this.file = file;
    this.offset = offset;
    this.line = line;
    return this;
  }

  /** Where a kept record is; see {@link LedgerRow.Published}. */
  public LedgerEntry published(Name split, Name shard, long position, int copy) {
    this.split = split;
    this.shard = shard;
    this.position = position;
    this.copy = copy;
    return this;
  }

  /** The record that stays in the stead of this dropped one. */
  public LedgerEntry survivor(long idHigh, long idLow) {
    survived = true;
    survivorHigh = idHigh;
    survivorLow = idLow;
    return this;
  }

  public LedgerEntry evidence(Name evidence) {
    this.evidence = evidence;
    return this;
  }

  LedgerEntry of(LedgerRow row, NameCache names) {
    begin(row.id().high(), row.id().low(), row.reason());
    from(
        names.of(row.source()),
        names.of(row.place().file()),
        row.place().offset(),
        row.place().line());
    row.published()
        .ifPresent(
            p -> published(names.of(p.split()), names.of(p.shard()), p.position(), p.copy()));
    row.survivor().ifPresent(id -> survivor(id.high(), id.low()));
    return row.evidence().isEmpty() ? this : evidence(names.of(row.evidence()));
  }

  void mustBeWhole() {
    Outcome outcome = reason.outcome();
    if ((shard != null) != (outcome == Outcome.KEPT)) {
      throw new IllegalArgumentException(
          this + ": a record is published if and only if it is kept, this one is " + reason);
    }
    if (survived && outcome != Outcome.DROPPED) {
      throw new IllegalArgumentException(
          this + ": only a dropped record has a survivor, this one is " + reason);
    }
  }

  /** The id and the place. */
  @Override
  public String toString() {
    return new RecordId(high, low) + " of " + file + ":" + line;
  }
}
