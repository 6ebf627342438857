package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.condition.Expression;

/**
 * Says of each record how a condition comes out. One instance serves one thread; it allocates
 * nothing, except what a regex needs, and what a time does that is more than a date.
 */
public final class Judge {
  private final TruthNode condition;

  public Judge(Expression condition) {
    this.condition = TruthNodes.of(condition);
  }

  /** Of values that have the types of their fields. */
  public Judgement of(FieldValues values) {
    return condition.judge(values);
  }
}
