package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;
import dev.granary.record.Reason;
import dev.granary.record.Several;

/** A list must have so many values. */
final class SeveralRule implements Rule {
  private final Several several;
  private final ListedValues listed = new ListedValues();

  SeveralRule(Several several) {
    this.several = several;
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    return several.allows(listed.of(values, field).count());
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
