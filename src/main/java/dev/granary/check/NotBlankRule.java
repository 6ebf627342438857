package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;

/** A text must hold more than white space. */
record NotBlankRule() implements Rule {
  private static final int HIGHEST_ASCII = 0x7F;

  @Override
  public boolean holds(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    boolean isAscii = true;
    for (int i = start; i < start + values.length(field); i++) {
      if (buffer[i] > ' ' && buffer[i] < HIGHEST_ASCII) {
        return true;
      }
      isAscii &= buffer[i] >= 0;
    }
    return !isAscii && !isBlank(values.text(field));
  }

  /** Also of the spaces that are not ASCII, some of which do not break a line. */
  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_FORMAT;
  }

  @Override
  public String name() {
    return "not_blank";
  }
}
