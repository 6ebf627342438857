package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;

/** What a value must meet beyond its type; it is asked only of values that have that type. */
sealed interface Rule
    permits WordDomainRule,
        IntegerDomainRule,
        IntegerRangeRule,
        RealRangeRule,
        RegexRule,
        LengthRule {

  boolean holds(FieldValues values, int field);

  Reason reason();

  /** How evidence calls it. */
  String name();
}
