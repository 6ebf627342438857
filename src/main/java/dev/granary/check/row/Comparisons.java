package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.Expression.Comparison.Operator;
import dev.granary.record.condition.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;

/** Compares two values. */
final class Comparisons {
  /** Up to here every whole number is a double. */
  private static final long LARGEST_EXACT = 1L << 53;

  private Comparisons() {}

  static TruthNode of(Expression.Comparison comparison) {
    Operator operator = comparison.operator();
    ValueType type = comparison.left().type();
    if (type == ValueType.TEXT) {
      TextNode left = TextNode.of(comparison.left());
      TextNode right = TextNode.of(comparison.right());
      return values ->
          left.isThere(values) && right.isThere(values)
              ? judged(operator, compare(left, right, values))
              : Judgement.UNJUDGED;
    }
    if (type == ValueType.TRUTH) {
      TruthNode left = TruthNodes.of(comparison.left());
      TruthNode right = TruthNodes.of(comparison.right());
      return values -> alike(operator, left.judge(values), right.judge(values));
    }
    NumberNode left = NumberNodes.of(comparison.left());
    NumberNode right = NumberNodes.of(comparison.right());
    return values ->
        left.load(values) && right.load(values)
            ? judged(operator, compare(left, right))
            : Judgement.UNJUDGED;
  }

  static TruthNode amongTruths(Expression.Membership membership) {
    TruthNode value = TruthNodes.of(membership.value());
    boolean isTrueListed = membership.listed().contains(new Expression.Truth(true));
    boolean isFalseListed = membership.listed().contains(new Expression.Truth(false));
    return values ->
        switch (value.judge(values)) {
          case HOLDS -> Judgement.of(isTrueListed);
          case FAILS -> Judgement.of(isFalseListed);
          case UNJUDGED -> Judgement.UNJUDGED;
        };
  }

  private static Judgement alike(Operator operator, Judgement left, Judgement right) {
    if (left == Judgement.UNJUDGED || right == Judgement.UNJUDGED) {
      return Judgement.UNJUDGED;
    }
    return Judgement.of((left == right) == (operator == Operator.EQUAL));
  }

  private static Judgement judged(Operator operator, int order) {
    return Judgement.of(
        switch (operator) {
          case EQUAL -> order == 0;
          case UNEQUAL -> order != 0;
          case LESS -> order < 0;
          case AT_MOST -> order <= 0;
          case MORE -> order > 0;
          case AT_LEAST -> order >= 0;
        });
  }

  /** By the bytes of UTF-8, whose order is that of the code points. */
  private static int compare(TextNode left, TextNode right, FieldValues values) {
    int leftStart = left.start(values);
    int rightStart = right.start(values);
    return Arrays.compareUnsigned(
        left.buffer(values),
        leftStart,
        leftStart + left.length(values),
        right.buffer(values),
        rightStart,
        rightStart + right.length(values));
  }

  private static int compare(NumberNode left, NumberNode right) {
    if (left.isWhole()) {
      return right.isWhole()
          ? Long.compare(left.whole(), right.whole())
          : compare(left.whole(), right.real());
    }
    return right.isWhole()
        ? -compare(right.whole(), left.real())
        : order(left.real(), right.real());
  }

  /** Exactly, also where a double has no room for the whole number. */
  private static int compare(long whole, double real) {
    return Math.abs(whole) <= LARGEST_EXACT && whole != Long.MIN_VALUE
        ? order((double) whole, real)
        : BigDecimal.valueOf(whole).compareTo(new BigDecimal(real));
  }

  /** Both zeros are one number. */
  private static int order(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
}
