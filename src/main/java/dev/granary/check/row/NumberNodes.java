package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.Expression.Arithmetic;
import dev.granary.record.condition.ValueType;

/** Makes the pieces of a condition that are numbers. */
final class NumberNodes {
  private NumberNodes() {}

  static NumberNode of(Expression number) {
    if (number instanceof Expression.FieldValue value) {
      return value.type() == ValueType.WHOLE
          ? new WholeField(value.field())
          : new RealField(value.field());
    }
    if (number instanceof Expression.WholeNumber written) {
      return new Whole(written.value());
    }
    if (number instanceof Expression.Moment written) {
      return new Whole(written.seconds());
    }
    if (number instanceof Expression.RealNumber written) {
      return new Real(written.value());
    }
    if (number instanceof Expression.Length length) {
      return new LengthNode(TextNode.of(length.text()));
    }
    if (number instanceof Expression.TimeOf time) {
      return new TimeNode(TextNode.of(time.text()));
    }
    if (number instanceof Expression.Magnitude magnitude) {
      NumberNode of = of(magnitude.of());
      return of.isWhole() ? new WholeMagnitude(of) : new RealMagnitude(of);
    }
    if (number instanceof Arithmetic arithmetic) {
      NumberNode left = of(arithmetic.left());
      NumberNode right = of(arithmetic.right());
      return arithmetic.type() == ValueType.WHOLE
          ? new WholeArithmetic(arithmetic.operator(), left, right)
          : new RealArithmetic(arithmetic.operator(), left, right);
    }
    throw new IllegalArgumentException(number + " is no number");
  }

  private static final class WholeField extends WholeNode {
    private final int field;

    WholeField(int field) {
      this.field = field;
    }

    @Override
    boolean load(FieldValues values) {
      return values.kind(field) == Kind.INTEGER && is(values.integer(field));
    }
  }

  private static final class RealField extends RealNode {
    private final int field;

    RealField(int field) {
      this.field = field;
    }

    @Override
    boolean load(FieldValues values) {
      return values.kind(field) == Kind.REAL && is(values.real(field));
    }
  }

  private static final class Whole extends WholeNode {
    Whole(long value) {
      is(value);
    }

    @Override
    boolean load(FieldValues values) {
      return true;
    }
  }

  private static final class Real extends RealNode {
    Real(double value) {
      is(value);
    }

    @Override
    boolean load(FieldValues values) {
      return true;
    }
  }

  /** The least whole number has no counterpart, and then there is no value. */
  private static final class WholeMagnitude extends WholeNode {
    private final NumberNode of;

    WholeMagnitude(NumberNode of) {
      this.of = of;
    }

    @Override
    boolean load(FieldValues values) {
      return of.load(values) && of.whole() != Long.MIN_VALUE && is(Math.abs(of.whole()));
    }
  }

  private static final class RealMagnitude extends RealNode {
    private final NumberNode of;

    RealMagnitude(NumberNode of) {
      this.of = of;
    }

    @Override
    boolean load(FieldValues values) {
      return of.load(values) && is(Math.abs(of.real()));
    }
  }
}
