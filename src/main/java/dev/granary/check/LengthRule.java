package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.Rules.Length;

/** A text must have so many code points. */
record LengthRule(Length length) implements Rule {
  private static final int MOST_BYTES_OF_CODE_POINT = 4;

  @Override
  public boolean holds(FieldValues values, int field) {
    int bytes = values.length(field);
    if (bytes < length.least() || bytes > (long) MOST_BYTES_OF_CODE_POINT * length.most()) {
      return false;
    }
    int codePoints = Utf8.codePoints(values.buffer(field), values.start(field), bytes);
    return length.least() <= codePoints && codePoints <= length.most();
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_LENGTH;
  }

  @Override
  public String name() {
    return "length " + length.least() + ".." + length.most();
  }
}
