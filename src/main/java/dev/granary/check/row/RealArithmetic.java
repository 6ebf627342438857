package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.condition.Expression.Arithmetic.Operation;

/** What two numbers make, to the nearest double. */
final class RealArithmetic extends RealNode {
  private final Operation operator;
  private final NumberNode left;
  private final NumberNode right;

  RealArithmetic(Operation operator, NumberNode left, NumberNode right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  /** Division by zero gives infinity or no number, which is no value. */
  @Override
  boolean load(FieldValues values) {
    return left.load(values) && right.load(values) && is(made(left.real(), right.real()));
  }

  private double made(double one, double other) {
    return switch (operator) {
      case PLUS -> one + other;
      case MINUS -> one - other;
      case TIMES -> one * other;
      case DIVIDED_BY -> one / other;
      case REMAINDER -> one % other;
    };
  }
}
