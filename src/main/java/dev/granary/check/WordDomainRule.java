package dev.granary.check;

import dev.granary.record.DomainIndex;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;

/** A text must be one of these. */
record WordDomainRule(DomainIndex words) implements Rule {
  @Override
  public boolean holds(FieldValues values, int field) {
    return words.indexOf(values.buffer(field), values.start(field), values.length(field)) >= 0;
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_DOMAIN;
  }

  @Override
  public String name() {
    return "domain";
  }
}
