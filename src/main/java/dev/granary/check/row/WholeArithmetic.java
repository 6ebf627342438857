package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.condition.Expression.Arithmetic.Operation;

/** What two whole numbers make, exactly or not at all. */
final class WholeArithmetic extends WholeNode {
  private final Operation operator;
  private final NumberNode left;
  private final NumberNode right;

  WholeArithmetic(Operation operator, NumberNode left, NumberNode right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  boolean load(FieldValues values) {
    return left.load(values) && right.load(values) && make(left.whole(), right.whole());
  }

  private boolean make(long one, long other) {
    return switch (operator) {
      case PLUS -> {
        long sum = one + other;
        yield ((one ^ sum) & (other ^ sum)) >= 0 && is(sum);
      }
      case MINUS -> {
        long difference = one - other;
        yield ((one ^ other) & (one ^ difference)) >= 0 && is(difference);
      }
      case TIMES ->
          Math.multiplyHigh(one, other) == (one * other) >> (Long.SIZE - 1) && is(one * other);
      case REMAINDER -> other != 0 && is(one % other);
      case DIVIDED_BY -> throw new IllegalStateException("a quotient is no whole number");
    };
  }
}
