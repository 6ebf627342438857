package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.ListedValues;
import dev.granary.record.ValueLists;

/** Gives every value of a list the type of its field. A single value is a list of one. */
final class SeveralConversion implements Conversion {
  private final Conversion each;
  private final ValueLists lists;
  private final ListedValues listed = new ListedValues();
  private final FieldValues single = new FieldValues(1);

  /**
   * @param lists where the lists of the record at hand are made
   */
  SeveralConversion(Conversion each, ValueLists lists) {
    this.each = each;
    this.lists = lists;
  }

  @Override
  public boolean convert(FieldValues values, int field) {
    lists.open();
    if (values.kind(field) != Kind.LIST) {
      values.copyTo(single, field);
      return take(single) && give(values, field);
    }
    listed.of(values, field);
    while (listed.next()) {
      if (!take(listed.one())) {
        return false;
      }
    }
    return give(values, field);
  }

  private boolean take(FieldValues one) {
    if (one.kind(0) == Kind.MISSING || !each.convert(one, 0)) {
      return false;
    }
    lists.add(one, 0);
    return true;
  }

  private boolean give(FieldValues values, int field) {
    lists.giveTo(values, field);
    return true;
  }
}
