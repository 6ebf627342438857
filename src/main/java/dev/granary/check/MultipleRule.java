package dev.granary.check;

import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.math.BigDecimal;

/** A number must be a whole number of steps, as people write it: 0.3 is three steps of 0.1. */
final class MultipleRule implements Rule {
  /** So far from a whole number of steps a double may be by rounding alone. */
  private static final double ROUNDING = 1e-9;

  private final FieldType type;
  private final double step;
  private final String name;

  MultipleRule(FieldType type, double step) {
    this.type = type;
    this.step = step;
    name = "multiple_of " + BigDecimal.valueOf(step).stripTrailingZeros().toPlainString();
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    if (type == FieldType.INT) {
      return values.integer(field) % (long) step == 0;
    }
    double steps = values.real(field) / step;
    return Math.abs(steps - Math.rint(steps)) <= ROUNDING * Math.max(1, Math.abs(steps));
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_FORMAT;
  }

  @Override
  public String name() {
    return name;
  }
}
