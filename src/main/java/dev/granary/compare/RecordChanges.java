package dev.granary.compare;

import dev.granary.lineage.LedgerRow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the records of two versions differ. {@code kept before - left + came = kept after},
 * exactly.
 *
 * @param stayed how many are in both
 * @param left those that are only in the earlier version, by what became of them in the later
 * @param came those that are only in the later version, by what became of them in the earlier
 * @param resplit those of {@code stayed} that are in another split
 * @param changed those of {@code stayed} that have other content for certain
 * @param unproven how many of {@code stayed} come from an input that changed, so that they may have
 *     other content
 */
public record RecordChanges(
    long stayed,
    SortedMap<Fate, Sample<LedgerRow>> left,
    SortedMap<Fate, Sample<LedgerRow>> came,
    Sample<Both> resplit,
    Sample<Both> changed,
    long unproven) {

  /** A record that is in both versions. */
  public record Both(LedgerRow before, LedgerRow after) {}

  public RecordChanges {
    left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    came = Collections.unmodifiableSortedMap(new TreeMap<>(came));
  }

  /** Both versions hold the same records in the same places. */
  static RecordChanges none(long stayed) {
    return new RecordChanges(
        stayed, new TreeMap<>(), new TreeMap<>(), Sample.none(), Sample.none(), 0);
  }

  /** How many records are only in the earlier version. */
  public long leaving() {
    return left.values().stream().mapToLong(Sample::count).sum();
  }

  /** How many records are only in the later version. */
  public long coming() {
    return came.values().stream().mapToLong(Sample::count).sum();
  }

  boolean isChange() {
    return leaving() + coming() + resplit.count() + changed.count() + unproven > 0;
  }
}
