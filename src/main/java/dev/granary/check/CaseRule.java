package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.ValueRule.LetterCase;
import java.util.Locale;

/** The letters of a text must have one case, as far as they have two. */
record CaseRule(LetterCase letters) implements Rule {
  @Override
  public boolean holds(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    int length = values.length(field);
    if (!Utf8.isAscii(buffer, start, length)) {
      return values.text(field).codePoints().noneMatch(this::isOther);
    }
    for (int i = start; i < start + length; i++) {
      if (isOther(buffer[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isOther(int character) {
    return switch (letters) {
      case LOWER -> Character.isUpperCase(character) || Character.isTitleCase(character);
      case UPPER -> Character.isLowerCase(character) || Character.isTitleCase(character);
    };
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_FORMAT;
  }

  @Override
  public String name() {
    return "case " + letters.name().toLowerCase(Locale.ROOT);
  }
}
