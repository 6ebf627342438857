package dev.granary.spec;

import dev.granary.record.FieldType;
import dev.granary.record.TextFormat;
import dev.granary.record.ValueRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The keys of rules that fewer fields have. */
final class ValueRuleKeys {
  private static final int LONGEST = 1 << 20;

  /** Past this not every whole number is a double. */
  private static final double MOST_EXACT = 1L << 53;

  private static final Key<List<String>> NOT_IN =
      Key.optional(
          "not_in",
          ListOf.filled(Text.ANY),
          "What it may never hold, for strings and int, such as [unknown, N/A].");
  private static final Key<TextFormat> FORMAT =
      Key.optional(
          "format",
          Choice.of(TextFormat.class),
          "The form of the whole text, for strings; see checks.");
  private static final Key<Double> MULTIPLE_OF =
      Key.optional(
          "multiple_of",
          Decimal.above(0, Double.MAX_VALUE),
          "What it must be a multiple of, for numbers, such as 0.05.");
  private static final Key<List<String>> STARTS_WITH =
      Key.optional(
          "starts_with",
          ListOf.filled(Text.FILLED),
          "What the text must begin with, one of these, for strings.");
  private static final Key<List<Long>> LENGTHS =
      Key.optional(
          "lengths",
          ListOf.filled(new Whole(0, LONGEST)),
          "How many characters it must have, one of these, for strings, such as [3, 4].");
  private static final Key<Boolean> NOT_BLANK =
      Key.optional(
          "not_blank",
          Flag.TRUE_OR_FALSE,
          "Whether it must hold more than white space, for strings.");
  private static final Key<ValueRule.LetterCase> CASE =
      Key.optional(
          "case",
          Choice.of(ValueRule.LetterCase.class),
          "Which case its letters must have, for strings.");

  /** In the order in which they are asked. */
  static final List<Key<?>> ALL =
      List.of(
          NOT_IN,
          FORMAT,
          MULTIPLE_OF,
          STARTS_WITH,
          LENGTHS,
          NOT_BLANK,
          CASE,
          ConsequenceKeys.SEVERITY,
          ConsequenceKeys.MAX,
          ConsequenceKeys.SHARE);

  private static final List<Key<?>> OF_TEXTS =
      List.of(FORMAT, STARTS_WITH, LENGTHS, NOT_BLANK, CASE);
  private static final Set<FieldType> STRINGS = EnumSet.of(FieldType.STRING);
  private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INT, FieldType.FLOAT);
  private static final Set<FieldType> LISTED = EnumSet.of(FieldType.STRING, FieldType.INT);

  private ValueRuleKeys() {}

  static void check(FieldType type, Found found) {
    FieldKeys.refuseUnless(STRINGS, type, "strings", OF_TEXTS, found);
    FieldKeys.refuseUnless(LISTED, type, "strings and int", List.of(NOT_IN), found);
    FieldKeys.refuseUnless(NUMBERS, type, "int and float", List.of(MULTIPLE_OF), found);
    if (type == FieldType.INT) {
      found.maybe(MULTIPLE_OF).ifPresent(step -> checkStep(step, found.at(MULTIPLE_OF)));
      found
          .maybe(NOT_IN)
          .ifPresent(values -> values.forEach(each -> checkWhole(each, found.at(NOT_IN))));
    }
  }

  private static void checkStep(double step, Where where) {
    if (step != Math.rint(step) || step > MOST_EXACT) {
      where.refuse("must be a whole number up to 2^53 for an int, is " + Decimal.shown(step));
    }
  }

  private static void checkWhole(String value, Where where) {
    if (!Whole.isWritten(value)) {
      where.refuse("must hold whole numbers for an int, holds " + Node.Scalar.quote(value));
    }
  }

  static List<ValueRule> build(Found found) {
    List<ValueRule> rules = new ArrayList<>();
    found.maybe(NOT_IN).ifPresent(values -> rules.add(new ValueRule.NotIn(values)));
    found.maybe(FORMAT).ifPresent(format -> rules.add(new ValueRule.OfFormat(format)));
    found.maybe(MULTIPLE_OF).ifPresent(step -> rules.add(new ValueRule.MultipleOf(step)));
    found.maybe(STARTS_WITH).ifPresent(texts -> rules.add(new ValueRule.StartsWith(texts)));
    found
        .maybe(LENGTHS)
        .ifPresent(
            lengths ->
                rules.add(new ValueRule.Lengths(lengths.stream().map(Math::toIntExact).toList())));
    found.maybe(NOT_BLANK).filter(is -> is).ifPresent(is -> rules.add(new ValueRule.NotBlank()));
    found.maybe(CASE).ifPresent(letters -> rules.add(new ValueRule.OfCase(letters)));
    return rules;
  }
}
