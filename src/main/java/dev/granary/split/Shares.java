package dev.granary.split;

import dev.granary.coding.RecordRow;
import dev.granary.record.FieldValues;
import dev.granary.record.StableHash;

/** The shares, as points from 0 to 1 that they end at; a group is one such point. */
final class Shares implements AssignSplit.Places {
  private final double[] ends;

  /** Where a point goes that no end is above. */
  private final int last;

  Shares(SplitPlan.Shares plan) {
    ends = new double[plan.shares().size()];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += plan.shares().get(i);
      ends[i] = end;
    }
    last = end > 1 - SplitPlan.TOLERANCE ? ends.length - 1 : RecordRow.NO_SPLIT;
  }

  @Override
  public int of(long group, FieldValues values) {
    return of(group);
  }

  @Override
  public int regrouped(long group, int split) {
    return of(group);
  }

  private int of(long group) {
    double point = StableHash.unit(group);
    for (int i = 0; i < ends.length; i++) {
      if (point < ends[i]) {
        return i;
      }
    }
    return last;
  }
}
