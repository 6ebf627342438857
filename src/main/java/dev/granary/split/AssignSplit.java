package dev.granary.split;

import dev.granary.coding.RecordRow;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;

/**
 * Puts a record where its hash falls in the shares. The same record, or the same group, is in the
 * same split in every run with this seed and these shares, whatever else is in the data. Not for
 * several threads.
 */
public final class AssignSplit {
  private static final long SALT = 0x73706c6974L;

  private final long seed;
  private final double[] ends;

  /** Where a point goes that no end is above. */
  private final int last;

  private final FieldHasher groups;
  private final boolean grouped;

  public AssignSplit(SplitPlan plan) {
    seed = StableHash.mix(plan.seed(), SALT);
    ends = new double[plan.shares().size()];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += plan.shares().get(i);
      ends[i] = end;
    }
    last = end > 1 - SplitPlan.TOLERANCE ? ends.length - 1 : RecordRow.NO_SPLIT;
    grouped = !plan.groupBy().isEmpty();
    groups =
        new FieldHasher("split", plan.groupBy().stream().mapToInt(Integer::intValue).toArray());
  }

  /** The number of the split, or {@link RecordRow#NO_SPLIT} where none takes the record. */
  public int of(RecordId id, FieldValues values) {
    return ofGroup(group(id, values));
  }

  /** What the record has in common with all that must be in the same split: its split follows. */
  public long group(RecordId id, FieldValues values) {
    return StableHash.mix(seed, grouped ? groups.hash(values) : id);
  }

  /** The number of the split of a group, or {@link RecordRow#NO_SPLIT}. */
  public int ofGroup(long group) {
    double point = StableHash.unit(group);
    for (int i = 0; i < ends.length; i++) {
      if (point < ends[i]) {
        return i;
      }
    }
    return last;
  }
}
