package dev.granary.record.condition;

import java.io.Serializable;
import java.util.List;

/**
 * A condition, or a piece of one, whose types are known to fit.
 *
 * <p>Whatever needs a value that is missing has no value itself, and a condition without a value is
 * not judged. It has one all the same where the rest of it settles the matter: {@code a or b} holds
 * where {@code a} does, and {@code a and b} fails where {@code a} fails.
 */
public sealed interface Expression extends Serializable {
  ValueType type();

  /** The value of a field, by its place in the schema. */
  record FieldValue(int field, ValueType type) implements Expression {}

  record WholeNumber(long value) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.WHOLE;
    }
  }

  record RealNumber(double value) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.REAL;
    }
  }

  record TextLiteral(String value) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }

  record Truth(boolean value) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  /** A point in time that is written in the condition, in seconds since 1970. */
  record Moment(long seconds) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TIME;
    }
  }

  /** What two numbers make; whole where both are, except for a quotient. */
  record Arithmetic(Operation operator, Expression left, Expression right, ValueType type)
      implements Expression {
    /** A quotient or remainder by zero has no value, nor has a whole number beyond 64 bits. */
    public enum Operation {
      PLUS,
      MINUS,
      TIMES,
      DIVIDED_BY,
      REMAINDER
    }
  }

  /** A number without its sign. */
  record Magnitude(Expression of) implements Expression {
    @Override
    public ValueType type() {
      return of.type();
    }
  }

  /** How many characters (code points) a text has. */
  record Length(Expression text) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.WHOLE;
    }
  }

  /** The point in time that a text tells; none where it tells none. */
  record TimeOf(Expression text) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TIME;
    }
  }

  /** Numbers by value, texts by their code points, times by which is earlier. */
  record Comparison(Operator operator, Expression left, Expression right) implements Expression {
    /** How two values stand to each other. */
    public enum Operator {
      EQUAL,
      UNEQUAL,
      LESS,
      AT_MOST,
      MORE,
      AT_LEAST
    }

    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  /** Whether a value is one of those that are listed. */
  record Membership(Expression value, List<Expression> listed) implements Expression {
    public Membership {
      listed = List.copyOf(listed);
    }

    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  /** Whether a field has no value; always settled. */
  record Missing(int field) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  /** Whether a whole text matches a regular expression in RE2 syntax. */
  record Matches(Expression text, String regex) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  /** Whether a text has another at its beginning, at its end, or anywhere. */
  record Holds(Where where, Expression text, String piece) implements Expression {
    /** Where in the text. */
    public enum Where {
      FIRST,
      LAST,
      ANYWHERE
    }

    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  record Not(Expression of) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  record And(Expression left, Expression right) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }

  record Or(Expression left, Expression right) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.TRUTH;
    }
  }
}
