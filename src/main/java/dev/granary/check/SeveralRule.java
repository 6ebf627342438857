package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;
import dev.granary.record.Reason;
import dev.granary.record.Several;

/** A list must have so many values. */
record SeveralRule(Several several) implements Rule {
  @Override
  public boolean holds(FieldValues values, int field) {
    return several.allows(ListedValues.count(values, field));
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_VALUES;
  }

  @Override
  public String name() {
    return "values " + several;
  }
}
