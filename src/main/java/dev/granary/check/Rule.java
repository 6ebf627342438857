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
        LengthRule,
        ForbiddenRule,
        FormatRule,
        MultipleRule,
        BeginningRule,
        LengthsRule,
        NotBlankRule,
        CaseRule,
        SeveralRule,
        EachRule {

  boolean holds(FieldValues values, int field);

  Reason reason();

  /** How evidence calls it. */
  String name();

  /** Its key in the schema: the first word of its name, unless it says otherwise. */
  default String key() {
    String name = name();
    int end = name.indexOf(' ');
    return end < 0 ? name : name.substring(0, end);
  }
}
