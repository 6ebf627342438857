package dev.granary.compare;

import dev.granary.compare.RecordChanges.Both;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Goes through two ledgers side by side, in the order of ids, and tells each record that is not in
 * both alike. What it holds does not grow with the ledgers.
 */
final class JoinLedgers {
  private final SetAside asideBefore;
  private final SetAside asideAfter;
  private final ContentCheck contents;
  private final int most;
  private final SortedMap<Fate, Sample.Counting<LedgerRow>> left = new TreeMap<>();
  private final SortedMap<Fate, Sample.Counting<LedgerRow>> came = new TreeMap<>();
  private final Sample.Counting<Both> resplit;
  private long stayed;

  private JoinLedgers(SetAside asideBefore, SetAside asideAfter, ContentCheck contents, int most) {
    this.asideBefore = asideBefore;
    this.asideAfter = asideAfter;
    this.contents = contents;
    this.most = most;
    this.resplit = new Sample.Counting<>(most);
  }

  /**
   * Compares every record.
   *
   * @param sameInputs the files that both versions read, byte for byte
   * @param most how many examples of each kind of change to keep
   */
  static RecordChanges compare(
      Storage storage, Side before, Side after, Set<String> sameInputs, int most)
      throws IOException {
    try (LedgerGroups earlier = LedgerGroups.open(storage, before, sameInputs);
        LedgerGroups later = LedgerGroups.open(storage, after, sameInputs);
        ContentCheck contents = new ContentCheck(storage, before, after, most)) {
      JoinLedgers join =
          new JoinLedgers(
              SetAside.of(storage, before, sameInputs),
              SetAside.of(storage, after, sameInputs),
              contents,
              most);
      return join.all(earlier, later);
    }
  }

  private RecordChanges all(LedgerGroups before, LedgerGroups after) throws IOException {
    for (Optional<RecordId> id = least(before, after); id.isPresent(); id = least(before, after)) {
      one(before.take(id.get()), after.take(id.get()));
    }
    return new RecordChanges(
        stayed,
        samples(left),
        samples(came),
        resplit.sample(),
        contents.changed(),
        contents.unproven());
  }

  private static Optional<RecordId> least(LedgerGroups before, LedgerGroups after) {
    return Stream.of(before.id(), after.id())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private void one(SameId before, SameId after) throws IOException {
    long inBoth = Math.min(before.kept(), after.kept());
    if (before.kept() > inBoth) {
      away(before, after, asideAfter, left);
    }
    if (after.kept() > inBoth) {
      away(after, before, asideBefore, came);
    }
    if (inBoth > 0) {
      stayed += inBoth;
      long moved = inBoth - before.inSameSplit(after);
      if (moved > 0) {
        resplit.add(moved, new Both(before.firstKept(), after.firstKept()));
      }
      contents.check(before, after);
    }
  }

  /** Tells the records that only one of the versions has, by what the other did with them. */
  private void away(
      SameId here,
      SameId there,
      SetAside asideThere,
      SortedMap<Fate, Sample.Counting<LedgerRow>> fates) {
    long rest = here.kept() - there.kept();
    for (Reason reason : Reason.values()) {
      long more = there.removed(reason) - here.removed(reason);
      if (reason.outcome() != Outcome.KEPT && more > 0 && rest > 0) {
        add(fates, Fate.of(reason), Math.min(more, rest), here.firstKept());
        rest -= Math.min(more, rest);
      }
    }
    if (rest > 0) {
      LedgerRow row = here.firstKept();
      add(fates, new Fate(asideThere.reasonAt(row.place())), rest, row);
    }
  }

  private void add(
      SortedMap<Fate, Sample.Counting<LedgerRow>> fates, Fate fate, long records, LedgerRow row) {
    fates.computeIfAbsent(fate, unseen -> new Sample.Counting<>(most)).add(records, row);
  }

  private static SortedMap<Fate, Sample<LedgerRow>> samples(
      SortedMap<Fate, Sample.Counting<LedgerRow>> counting) {
    SortedMap<Fate, Sample<LedgerRow>> samples = new TreeMap<>();
    counting.forEach((fate, counted) -> samples.put(fate, counted.sample()));
    return samples;
  }
}
