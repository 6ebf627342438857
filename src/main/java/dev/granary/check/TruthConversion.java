package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import java.nio.charset.StandardCharsets;

/** Texts that mean true or false. */
record TruthConversion() implements Conversion {
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ONE = "1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZERO = "0".getBytes(StandardCharsets.US_ASCII);

  /** The bit in which the two cases of an ASCII letter differ. */
  private static final int LOWER_CASE = 0x20;

  @Override
  public boolean convert(FieldValues values, int field) {
    if (values.kind(field) != Kind.TEXT) {
      return values.kind(field) == Kind.BOOLEAN;
    }
    if (spells(TRUE, values, field) || spells(ONE, values, field)) {
      values.setTruth(field, true);
      return true;
    }
    if (spells(FALSE, values, field) || spells(ZERO, values, field)) {
      values.setTruth(field, false);
      return true;
    }
    return false;
  }

  private static boolean spells(byte[] word, FieldValues values, int field) {
    if (values.length(field) != word.length) {
      return false;
    }
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    for (int i = 0; i < word.length; i++) {
      if (lowerCase(buffer[start + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte character) {
    return character >= 'A' && character <= 'Z' ? character | LOWER_CASE : character;
  }
}
