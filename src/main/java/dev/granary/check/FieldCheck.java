package dev.granary.check;

import dev.granary.record.Field;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import java.util.Optional;

/** All that is asked of one field: presence, then type, then the rules. */
final class FieldCheck {
  private static final String PRESENCE = "required";

  private final Field field;
  private final int index;
  private final Conversion conversion;
  private final Rule[] rules;

  private FieldCheck(Field field, int index, Conversion conversion, Rule[] rules) {
    this.field = field;
    this.index = index;
    this.conversion = conversion;
    this.rules = rules;
  }

  static FieldCheck of(Field field, int index) {
    return new FieldCheck(
        field, index, Conversion.to(field.type()), FieldRules.of(field).toArray(Rule[]::new));
  }

  Optional<Violation> check(FieldValues values) {
    if (values.kind(index) == Kind.MISSING) {
      return field.presence() == Presence.OPTIONAL
          ? Optional.empty()
          : violation(Reason.CHECK_PRESENCE, PRESENCE, values);
    }
    if (!conversion.convert(values, index)) {
      return violation(Reason.CHECK_TYPE, "type " + field.type(), values);
    }
    for (Rule rule : rules) {
      if (!rule.holds(values, index)) {
        return violation(rule.reason(), rule.name(), values);
      }
    }
    return Optional.empty();
  }

  void convert(FieldValues values) {
    if (values.kind(index) != Kind.MISSING) {
      conversion.convert(values, index);
    }
  }

  private Optional<Violation> violation(Reason reason, String rule, FieldValues values) {
    String found = Evidence.of(field, values, index);
    return Optional.of(new Violation(reason, index, field.name() + ": " + rule + ": " + found));
  }
}
