package dev.granary.record.condition;

import dev.granary.record.IsoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Joins pieces of a condition, and refuses those that do not fit each other. */
final class Operands {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Fields fields;

  Operands(Fields fields) {
    this.fields = fields;
  }

  static boolean isComparison(String sign) {
    return COMPARISONS.contains(sign);
  }

  private static Expression.Comparison.Operator comparison(Token sign) {
    return switch (sign.text()) {
      case "==" -> Expression.Comparison.Operator.EQUAL;
      case "!=" -> Expression.Comparison.Operator.UNEQUAL;
      case "<" -> Expression.Comparison.Operator.LESS;
      case "<=" -> Expression.Comparison.Operator.AT_MOST;
      case ">" -> Expression.Comparison.Operator.MORE;
      case ">=" -> Expression.Comparison.Operator.AT_LEAST;
      default -> throw new IllegalArgumentException(sign.text() + " compares nothing");
    };
  }

  private static Expression.Arithmetic.Operation operation(Token sign) {
    return switch (sign.text()) {
      case "+" -> Expression.Arithmetic.Operation.PLUS;
      case "-" -> Expression.Arithmetic.Operation.MINUS;
      case "*" -> Expression.Arithmetic.Operation.TIMES;
      case "/" -> Expression.Arithmetic.Operation.DIVIDED_BY;
      case "%" -> Expression.Arithmetic.Operation.REMAINDER;
      default -> throw new IllegalArgumentException(sign.text() + " makes nothing");
    };
  }

  static Expression truth(Expression of, int position) throws BadCondition {
    if (of.type() != ValueType.TRUTH) {
      throw new BadCondition(
          position, "must be something that holds or not, is " + of.type().words());
    }
    return of;
  }

  Expression field(Token word) throws BadCondition {
    Fields.Declared declared =
        fields
            .find(word.text())
            .orElseThrow(
                () ->
                    new BadCondition(
                        word.position(),
                        "the schema has no field " + word.text(),
                        BadCondition.Kind.FIELD,
                        word.text()));
    return new Expression.FieldValue(declared.field(), ValueType.of(declared.type()));
  }

  static Expression number(String text, int position) throws BadCondition {
    try {
      return new Expression.WholeNumber(Long.parseLong(text));
    } catch (NumberFormatException notWhole) {
      double number = real(text, position);
      if (Double.isInfinite(number)) {
        throw new BadCondition(position, text + " is too large a number");
      }
      return new Expression.RealNumber(number);
    }
  }

  private static double real(String text, int position) throws BadCondition {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadCondition(position, text + " is no number");
    }
  }

  Expression compared(Token sign, Expression left, Expression right) throws BadCondition {
    Expression.Comparison.Operator operator = comparison(sign);
    Expression first = asTime(left, right.type(), sign.position());
    Expression second = asTime(right, left.type(), sign.position());
    refuseUnlessAlike(first.type(), second.type(), sign.position());
    if (first.type() == ValueType.TRUTH && !isEquality(operator)) {
      throw new BadCondition(sign.position(), "true and false have no order; write == or !=");
    }
    return new Expression.Comparison(operator, first, second);
  }

  private static boolean isEquality(Expression.Comparison.Operator operator) {
    return operator == Expression.Comparison.Operator.EQUAL
        || operator == Expression.Comparison.Operator.UNEQUAL;
  }

  /** A text that is written beside a time is one. */
  private static Expression asTime(Expression of, ValueType other, int position)
      throws BadCondition {
    return other == ValueType.TIME && of instanceof Expression.TextLiteral text
        ? moment(text.value(), position)
        : of;
  }

  static Expression moment(String text, int position) throws BadCondition {
    OptionalLong seconds =
        text.length() <= IsoTime.LONGEST ? IsoTime.seconds(text) : OptionalLong.empty();
    if (seconds.isEmpty()) {
      throw new BadCondition(
          position, "'" + text + "' is no date such as 2025-01-31 and no time with an offset");
    }
    return new Expression.Moment(seconds.getAsLong());
  }

  private static void refuseUnlessAlike(ValueType left, ValueType right, int position)
      throws BadCondition {
    if (left != right && !(left.isNumber() && right.isNumber())) {
      throw new BadCondition(position, left.words() + " cannot be compared with " + right.words());
    }
  }

  Expression member(Expression value, List<Expression> listed, int position) throws BadCondition {
    List<Expression> typed = new ArrayList<>();
    for (Expression each : listed) {
      Expression constant = asTime(each, value.type(), position);
      if (!isConstant(constant)) {
        throw new BadCondition(position, "a list after in holds numbers, texts and times only");
      }
      refuseUnlessAlike(value.type(), constant.type(), position);
      typed.add(constant);
    }
    return new Expression.Membership(value, typed);
  }

  private static boolean isConstant(Expression of) {
    return of instanceof Expression.WholeNumber
        || of instanceof Expression.RealNumber
        || of instanceof Expression.TextLiteral
        || of instanceof Expression.Truth
        || of instanceof Expression.Moment;
  }

  /** Two times have a difference, in seconds; nothing else is worked out of them. */
  Expression arithmetic(Token sign, Expression left, Expression right) throws BadCondition {
    Expression.Arithmetic.Operation operator = operation(sign);
    boolean areTimes = left.type() == ValueType.TIME && right.type() == ValueType.TIME;
    if (areTimes && operator == Expression.Arithmetic.Operation.MINUS) {
      return new Expression.Arithmetic(operator, left, right, ValueType.WHOLE);
    }
    if (!left.type().isNumber() || !right.type().isNumber()) {
      throw new BadCondition(
          sign.position(),
          sign.text()
              + " is for numbers, here are "
              + left.type().words()
              + " and "
              + right.type().words());
    }
    boolean isWhole =
        left.type() == ValueType.WHOLE
            && right.type() == ValueType.WHOLE
            && operator != Expression.Arithmetic.Operation.DIVIDED_BY;
    return new Expression.Arithmetic(
        operator, left, right, isWhole ? ValueType.WHOLE : ValueType.REAL);
  }
}
