package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.Rules.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A whole number must be in a range; compared as whole numbers, which doubles would round. */
final class IntegerRangeRule implements Rule {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final long least;
  private final long most;
  private final String name;

  IntegerRangeRule(Range range) {
    least = whole(range.least(), RoundingMode.CEILING);
    most = whole(range.most(), RoundingMode.FLOOR);
    name = RangeText.of(range);
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    long value = values.integer(field);
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

  private static long whole(double end, RoundingMode inwards) {
    if (Double.isInfinite(end)) {
      return end > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    return new BigDecimal(end).setScale(0, inwards).max(LEAST).min(MOST).longValueExact();
  }
}
