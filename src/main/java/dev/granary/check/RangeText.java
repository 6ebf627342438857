package dev.granary.check;

import dev.granary.record.Rules.Range;
import java.math.BigDecimal;

/** How people read a range: {@code range 0..1000}, {@code range 0.5..}. */
final class RangeText {
  private RangeText() {}

  static String of(Range range) {
    return "range " + end(range.least()) + ".." + end(range.most());
  }

  private static String end(double end) {
    if (!Double.isFinite(end)) {
      return Double.isNaN(end) ? "NaN" : "";
    }
    String plain = BigDecimal.valueOf(end).toPlainString();
    return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
  }
}
