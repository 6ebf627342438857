package dev.granary.compare;

import dev.granary.lineage.LedgerRow;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of one version that share an id, as counts: there may be any number of them, since
 * records without a key that have equal content share one. Further copies of a record do not count.
 */
final class SameId {
  private final Set<String> sameInputs;
  private final Map<Reason, Long> removed = new EnumMap<>(Reason.class);
  private final Map<String, Long> splits = new HashMap<>();
  private @Nullable LedgerRow kept;
  private long keptCount;
  private long places;
  private boolean ofSameInputs;

  /**
   * @param sameInputs the files that are the same in both versions
   */
  SameId(Set<String> sameInputs) {
    this.sameInputs = sameInputs;
  }

  void clear() {
    removed.clear();
    splits.clear();
    kept = null;
    keptCount = 0;
    places = 0;
    ofSameInputs = true;
  }

  void add(LedgerRow row) {
    if (row.outcome() != Outcome.KEPT) {
      removed.merge(row.reason(), 1L, Long::sum);
      return;
    }
    LedgerRow.Published published = row.published().orElseThrow();
    if (published.copy() == 0) {
      kept = kept == null ? row : kept;
      keptCount++;
      splits.merge(published.split(), 1L, Long::sum);
      ofSameInputs &= sameInputs.contains(row.place().file());
      places += 31L * row.place().file().hashCode() + row.place().offset();
    }
  }

  long kept() {
    return keptCount;
  }

  /** The first of those that were kept; there must be one. */
  LedgerRow firstKept() {
    if (kept == null) {
      throw new IllegalStateException("no record of this id was kept");
    }
    return kept;
  }

  long removed(Reason reason) {
    return removed.getOrDefault(reason, 0L);
  }

  /** How many kept records can be paired with one of the other's that is in the same split. */
  long inSameSplit(SameId other) {
    long same = 0;
    for (Map.Entry<String, Long> split : splits.entrySet()) {
      same += Math.min(split.getValue(), other.splits.getOrDefault(split.getKey(), 0L));
    }
    return same;
  }

  /** Whether all were read from the same places of the same files as the other's. */
  boolean isReadFromWhere(SameId other) {
    return ofSameInputs && keptCount == other.keptCount && places == other.places;
  }
}
