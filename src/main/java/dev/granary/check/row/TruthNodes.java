package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.ValueType;

/** Makes the pieces of a condition that hold or not. */
final class TruthNodes {
  private TruthNodes() {}

  static TruthNode of(Expression truth) {
    if (truth instanceof Expression.And and) {
      TruthNode left = of(and.left());
      TruthNode right = of(and.right());
      return values -> and(left, right, values);
    }
    if (truth instanceof Expression.Or or) {
      TruthNode left = of(or.left());
      TruthNode right = of(or.right());
      return values -> or(left, right, values);
    }
    if (truth instanceof Expression.Not not) {
      TruthNode of = of(not.of());
      return values -> of.judge(values).opposite();
    }
    if (truth instanceof Expression.Missing missing) {
      return values -> Judgement.of(values.kind(missing.field()) == Kind.MISSING);
    }
    if (truth instanceof Expression.FieldValue value) {
      return values ->
          values.kind(value.field()) == Kind.BOOLEAN
              ? Judgement.of(values.truth(value.field()))
              : Judgement.UNJUDGED;
    }
    if (truth instanceof Expression.Truth written) {
      Judgement judgement = Judgement.of(written.value());
      return values -> judgement;
    }
    return ofValues(truth);
  }

  private static TruthNode ofValues(Expression truth) {
    if (truth instanceof Expression.Comparison comparison) {
      return Comparisons.of(comparison);
    }
    if (truth instanceof Expression.Membership membership) {
      return membership.value().type() == ValueType.TRUTH
          ? Comparisons.amongTruths(membership)
          : Memberships.of(membership);
    }
    if (truth instanceof Expression.Matches matches) {
      return new MatchesNode(TextNode.of(matches.text()), matches.regex());
    }
    if (truth instanceof Expression.Holds holds) {
      return new HoldsNode(holds.where(), TextNode.of(holds.text()), holds.piece());
    }
    throw new IllegalArgumentException(truth + " neither holds nor fails");
  }

  /** What fails settles it, whatever else is missing. */
  private static Judgement and(TruthNode left, TruthNode right, FieldValues values) {
    Judgement first = left.judge(values);
    if (first == Judgement.FAILS) {
      return first;
    }
    Judgement second = right.judge(values);
    return second == Judgement.HOLDS ? first : second;
  }

  /** What holds settles it, whatever else is missing. */
  private static Judgement or(TruthNode left, TruthNode right, FieldValues values) {
    Judgement first = left.judge(values);
    if (first == Judgement.HOLDS) {
      return first;
    }
    Judgement second = right.judge(values);
    return second == Judgement.FAILS ? first : second;
  }
}
