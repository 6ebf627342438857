package dev.granary.check;

import dev.granary.record.Consequence;
import dev.granary.record.Field;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Gravity;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.ValueLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is asked of one field: presence, then type, then how many values a list has, then the
 * rules, which every value of a list must meet. What has no value, another type or another number
 * of values is always set aside; of a broken rule the spec says what follows.
 */
final class FieldCheck {
  private static final String PRESENCE = "required";

  /** Presence and type come before the rules. */
  private static final int RULES = 2;

  private final Field field;
  private final int index;
  private final int number;
  private final Conversion conversion;
  private final Rule[] rules;

  /** How many of the rules, from the first, set a record aside whatever the spec says. */
  private final int always;

  private final boolean setsAside;

  private FieldCheck(Field field, int index, int number, Conversion conversion, Rule[] rules) {
    this.field = field;
    this.index = index;
    this.number = number;
    this.conversion = conversion;
    this.rules = rules;
    always = field.isList() ? 1 : 0;
    setsAside = field.rules().consequence().severity() == Gravity.QUARANTINE;
  }

  /**
   * @param number the number of its first rule among all rules
   * @param lists where the lists of the record at hand are made
   */
  static FieldCheck of(Field field, int index, int number, ValueLists lists) {
    Conversion one = Conversion.to(field.type());
    return new FieldCheck(
        field,
        index,
        number,
        field.isList() ? new SeveralConversion(one, lists) : one,
        FieldRules.of(field).toArray(Rule[]::new));
  }

  /** How many rules it has, each with a number. */
  int size() {
    return RULES + rules.length;
  }

  Optional<Violation> check(FieldValues values) {
    if (values.kind(index) == Kind.MISSING) {
      return field.presence() == Presence.OPTIONAL
          ? Optional.empty()
          : violation(Reason.CHECK_PRESENCE, PRESENCE, number, values);
    }
    if (!conversion.convert(values, index)) {
      return violation(Reason.CHECK_TYPE, "type " + field.type(), number + 1, values);
    }
    int asked = setsAside ? rules.length : always;
    for (int i = 0; i < asked; i++) {
      if (!rules[i].holds(values, index)) {
        return violation(rules[i].reason(), rules[i].name(), number + RULES + i, values);
      }
    }
    return Optional.empty();
  }

  /** Tells the rules that are broken by a record which stays. */
  void tell(FieldValues values, CheckTally tally) {
    if (setsAside || values.kind(index) == Kind.MISSING) {
      return;
    }
    for (int i = always; i < rules.length; i++) {
      tally.judged(number + RULES + i);
      if (!rules[i].holds(values, index)) {
        tally.breaks(number + RULES + i);
      }
    }
  }

  void convert(FieldValues values) {
    if (values.kind(index) != Kind.MISSING) {
      conversion.convert(values, index);
    }
  }

  /** Its rules as people are told of them, in the order of their numbers. */
  List<CheckRule> told() {
    List<CheckRule> told = new ArrayList<>();
    boolean isRequired = field.presence() == Presence.REQUIRED;
    told.add(rule(PRESENCE, isRequired ? "a value" : "nothing", Consequence.QUARANTINE));
    told.add(rule("type", field.type().name().toLowerCase(Locale.ROOT), Consequence.QUARANTINE));
    for (int i = 0; i < rules.length; i++) {
      Consequence consequence = i < always ? Consequence.QUARANTINE : field.rules().consequence();
      told.add(rule(rules[i].key(), rules[i].name(), consequence));
    }
    return told;
  }

  private CheckRule rule(String key, String says, Consequence consequence) {
    return new CheckRule(
        field.name() + "." + key,
        "schema." + field.name() + "." + key,
        says,
        consequence,
        consequence.severity() == Gravity.QUARANTINE
            ? CheckRule.Asked.OF_EVERY_RECORD
            : CheckRule.Asked.WHERE_IT_APPLIES);
  }

  private Optional<Violation> violation(
      Reason reason, String rule, int ruleNumber, FieldValues values) {
    String found = Evidence.of(field, values, index);
    return Optional.of(
        new Violation(reason, ruleNumber, field.name() + ": " + rule + ": " + found));
  }
}
