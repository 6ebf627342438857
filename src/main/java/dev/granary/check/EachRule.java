package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;
import dev.granary.record.Reason;

/** A rule that every value of a list must meet. */
final class EachRule implements Rule {
  private final Rule rule;
  private final ListedValues listed = new ListedValues();

  EachRule(Rule rule) {
    this.rule = rule;
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    listed.of(values, field);
    while (listed.next()) {
      if (!rule.holds(listed.one(), 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Reason reason() {
    return rule.reason();
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public String key() {
    return rule.key();
  }
}
