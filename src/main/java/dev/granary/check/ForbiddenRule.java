package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;

/** A value must be none of those that another rule lets pass. */
record ForbiddenRule(Rule listed) implements Rule {
  @Override
  public boolean holds(FieldValues values, int field) {
    return !listed.holds(values, field);
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_DOMAIN;
  }

  @Override
  public String name() {
    return "not_in";
  }
}
