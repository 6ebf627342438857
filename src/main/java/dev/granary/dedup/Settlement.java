package dev.granary.dedup;

import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who stays of records that are alike, where their labels may differ; notes who disagreed, and
 * which sources repeat themselves. What it says depends on the records alone, whatever order they
 * come in. Not for several threads.
 */
public final class Settlement {
  /** In the place of a row, where none stays. */
  public static final int NOBODY = -1;

  private final Survivor survivor;
  private final ConflictPolicy policy;
  private final Likeness likeness;
  private final int[] fromSource;
  private final Conflicts conflicts = Conflicts.none();
  private final Floods floods = Floods.none();
  private final int flood;

  public Settlement(DedupPlan plan, Likeness likeness) {
    survivor = plan.survivor();
    policy = plan.suspicion().conflicts();
    flood = plan.suspicion().flood();
    fromSource = new int[plan.sources().priorities().size()];
    this.likeness = likeness;
  }

  /**
   * Of the rows that start at {@code starts[from]} to {@code starts[to - 1]}, where the one that
   * stays begins, or {@link #NOBODY}.
   */
  public int choose(byte[] rows, int[] starts, int from, int to) {
    if (policy == ConflictPolicy.KEEP || LabelTally.agree(rows, starts, from, to)) {
      return survivor.among(rows, starts, from, to);
    }
    if (policy == ConflictPolicy.DROP_ALL) {
      return NOBODY;
    }
    List<LabelTally.Side> sides = LabelTally.of(rows, starts, from, to, survivor);
    boolean hasMost = sides.get(0).records() > sides.get(1).records();
    return hasMost ? sides.get(0).best() : NOBODY;
  }

  /** Notes what is suspicious about those rows, of which this one stays. */
  public void note(byte[] rows, int[] starts, int from, int to, int stays) {
    if (!LabelTally.agree(rows, starts, from, to)) {
      noteConflict(rows, starts, from, to, stays);
    }
    noteFlood(rows, starts, from, to);
  }

  /** Notes which sources have very many of those rows. */
  public void noteFlood(byte[] rows, int[] starts, int from, int to) {
    if (to - from > flood) {
      countSources(rows, starts, from, to);
    }
  }

  /** Why none of those rows stays, for the ledger: never a label. */
  public String evidence(byte[] rows, int[] starts, int from, int to) {
    return "%d labels among %d records, %s %s"
        .formatted(
            LabelTally.of(rows, starts, from, to, survivor).size(),
            to - from,
            likeness == Likeness.EQUAL ? "all equal to" : "all alike to",
            best(rows, starts, from, to));
  }

  /** Counts records that are alike to the best of their cluster, but not to the one that stays. */
  public void lookAgainAt(int records) {
    conflicts.lookAgainAt(records);
  }

  /** What was noted, where there was anything. */
  public List<byte[]> facts() {
    List<byte[]> facts = new ArrayList<>();
    if (!conflicts.isEmpty()) {
      facts.add(Fact.of(Fact.Kind.CONFLICTS, Conflicts.CODER, conflicts));
    }
    if (!floods.isEmpty()) {
      facts.add(Fact.of(Fact.Kind.FLOODS, Floods.CODER, floods));
    }
    return facts;
  }

  private RecordId best(byte[] rows, int[] starts, int from, int to) {
    return RecordRow.id(rows, survivor.among(rows, starts, from, to));
  }

  private void noteConflict(byte[] rows, int[] starts, int from, int to, int stays) {
    int best = survivor.among(rows, starts, from, to);
    Conflicts.Ending ending =
        stays == NOBODY
            ? Conflicts.Ending.NONE_STAYED
            : stays == best ? Conflicts.Ending.BEST_STAYED : Conflicts.Ending.OTHER_STAYED;
    List<Conflicts.Side> sides =
        LabelTally.of(rows, starts, from, to, survivor).stream()
            .map(
                side ->
                    new Conflicts.Side(
                        side.label(), side.records(), RecordRow.id(rows, side.best())))
            .toList();
    conflicts.add(new Conflicts.Conflict(likeness, ending, to - from, sides));
    long label = RecordRow.label(rows, best);
    for (int i = from; i < to; i++) {
      long other = RecordRow.label(rows, starts[i]);
      if (other != label) {
        conflicts.disagree(
            new Conflicts.Disagreement(RecordRow.source(rows, starts[i]), other, label));
      }
    }
  }

  private void countSources(byte[] rows, int[] starts, int from, int to) {
    for (int i = from; i < to; i++) {
      fromSource[RecordRow.source(rows, starts[i])]++;
    }
    for (int source = 0; source < fromSource.length; source++) {
      if (fromSource[source] > flood) {
        RecordId best = best(rows, starts, from, to);
        floods.add(new Floods.Flood(source, fromSource[source], likeness, to - from, best));
      }
      fromSource[source] = 0;
    }
  }
}
