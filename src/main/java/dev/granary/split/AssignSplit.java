package dev.granary.split;

import dev.granary.coding.RecordRow;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;

/**
 * Puts a record where its hash falls in the shares, or where its date falls between the borders.
 * The same record is in the same split in every run with this seed and these shares or borders,
 * whatever else is in the data; and so, by shares, is the same group. Not for several threads.
 */
public final class AssignSplit {
  /** Where there is no telling, as the date of the record cannot be read. */
  public static final int UNDATED = -1;

  private static final long SALT = 0x73706c6974L;

  private final long seed;
  private final Places places;
  private final FieldHasher groups;
  private final boolean grouped;

  /** Where records are put. */
  interface Places {
    int of(long group, FieldValues values);

    /** The split of a record that has become one of another group. */
    int regrouped(long group, int split);
  }

  public AssignSplit(SplitPlan plan) {
    seed = StableHash.mix(plan.seed(), SALT);
    places =
        plan.way() instanceof SplitPlan.Times times
            ? new Borders(times)
            : new Shares((SplitPlan.Shares) plan.way());
    grouped = !plan.groupBy().isEmpty();
    groups =
        new FieldHasher("split", plan.groupBy().stream().mapToInt(Integer::intValue).toArray());
  }

  /** What the record has in common with all that must be in the same split. */
  public long group(RecordId id, FieldValues values) {
    return StableHash.mix(seed, grouped ? groups.hash(values) : id);
  }

  /**
   * The number of the split of a record whose group is known; or {@link RecordRow#NO_SPLIT} or
   * {@link RecordRow#IN_GAP}, where none takes it; or {@link #UNDATED}.
   */
  public int of(long group, FieldValues values) {
    return places.of(group, values);
  }

  /** The same for a record whose group nobody else needs. */
  public int of(RecordId id, FieldValues values) {
    return of(group(id, values), values);
  }

  int regrouped(long group, int split) {
    return places.regrouped(group, split);
  }
}
