package dev.granary.split;

import dev.granary.coding.RecordRow;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.IsoTime;

/** The dates at which splits begin: a record goes by its own date, whatever its group is. */
final class Borders implements AssignSplit.Places {
  private final int field;
  private final long[] starts;
  private final long gap;

  Borders(SplitPlan.Times plan) {
    field = plan.field();
    starts = plan.starts().stream().mapToLong(Long::longValue).toArray();
    gap = plan.gap();
  }

  @Override
  public int of(long group, FieldValues values) {
    if (values.kind(field) == Kind.INTEGER) {
      long seconds = values.integer(field);
      return IsoTime.isTold(seconds) ? of(seconds) : AssignSplit.UNDATED;
    }
    if (values.kind(field) == Kind.TEXT && values.length(field) <= IsoTime.LONGEST) {
      return IsoTime.seconds(values.text(field)).stream()
          .mapToInt(this::of)
          .findFirst()
          .orElse(AssignSplit.UNDATED);
    }
    return AssignSplit.UNDATED;
  }

  @Override
  public int regrouped(long group, int split) {
    return split;
  }

  private int of(long seconds) {
    int split = 0;
    while (split < starts.length && starts[split] <= seconds) {
      split++;
    }
    return split < starts.length && seconds >= starts[split] - gap ? RecordRow.IN_GAP : split;
  }
}
