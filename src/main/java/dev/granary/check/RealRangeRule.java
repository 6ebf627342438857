package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.Rules.Range;

/** A real number must be in a range. */
final class RealRangeRule implements Rule {
  private final double least;
  private final double most;
  private final String name;

  RealRangeRule(Range range) {
    least = range.least();
    most = range.most();
    name = RangeText.of(range);
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    double value = values.real(field);
    return least <= value && value <= most;
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_RANGE;
  }

  @Override
  public String name() {
    return name;
  }
}
