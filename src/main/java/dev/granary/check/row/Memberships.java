package dev.granary.check.row;

import dev.granary.record.DomainIndex;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Looks for a value among those that are listed. */
final class Memberships {
  private static final long LARGEST_EXACT = 1L << 53;

  private Memberships() {}

  static TruthNode of(Expression.Membership membership) {
    if (membership.value().type() == ValueType.TEXT) {
      return amongTexts(TextNode.of(membership.value()), texts(membership.listed()));
    }
    NumberNode number = NumberNodes.of(membership.value());
    return number.isWhole()
        ? amongWholes(number, wholes(membership.listed()))
        : amongReals(number, reals(membership.listed()));
  }

  private static TruthNode amongTexts(TextNode text, DomainIndex listed) {
    return values ->
        text.isThere(values)
            ? Judgement.of(
                listed.indexOf(text.buffer(values), text.start(values), text.length(values)) >= 0)
            : Judgement.UNJUDGED;
  }

  private static TruthNode amongWholes(NumberNode number, long[] sorted) {
    return values ->
        number.load(values)
            ? Judgement.of(Arrays.binarySearch(sorted, number.whole()) >= 0)
            : Judgement.UNJUDGED;
  }

  /** Adding zero makes both zeros one. */
  private static TruthNode amongReals(NumberNode number, double[] sorted) {
    return values ->
        number.load(values)
            ? Judgement.of(Arrays.binarySearch(sorted, number.real() + 0.0) >= 0)
            : Judgement.UNJUDGED;
  }

  private static DomainIndex texts(List<Expression> listed) {
    return new DomainIndex(
        listed.stream().map(each -> ((Expression.TextLiteral) each).value()).distinct().toList());
  }

  /** No whole number equals one with a fraction. */
  private static long[] wholes(List<Expression> listed) {
    return listed.stream()
        .flatMapToLong(
            each -> {
              if (each instanceof Expression.WholeNumber number) {
                return LongStream.of(number.value());
              }
              if (each instanceof Expression.Moment moment) {
                return LongStream.of(moment.seconds());
              }
              double real = ((Expression.RealNumber) each).value();
              boolean isWhole = real == Math.rint(real) && Math.abs(real) <= LARGEST_EXACT;
              return isWhole ? LongStream.of((long) real) : LongStream.empty();
            })
        .sorted()
        .toArray();
  }

  private static double[] reals(List<Expression> listed) {
    return listed.stream()
        .flatMapToDouble(
            each ->
                each instanceof Expression.WholeNumber number
                    ? DoubleStream.of((double) number.value())
                    : DoubleStream.of(((Expression.RealNumber) each).value() + 0.0))
        .sorted()
        .toArray();
  }
}
