package dev.granary.version;

import java.util.regex.Pattern;

/** What names and short texts in a version may look like. */
final class Wording {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final int MOST_CHARACTERS = 4_096;
  private static final int SHOWN_CHARACTERS = 120;

  private Wording() {}

  /** Accepts what can stand in a file's name on every system. */
  static String requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " "
              + shown(name)
              + " must be at most 100 letters, digits, '_' and '-',"
              + " beginning with a letter or a digit");
    }
    return name;
  }

  /** Accepts one line of text, so that it cannot change what a log or a terminal shows. */
  static String requireLine(String what, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, more than " + MOST_CHARACTERS);
    }
    if (text.codePoints().anyMatch(Wording::isUnseen)) {
      throw new IllegalArgumentException(what + " " + shown(text) + " holds a control character");
    }
    return text;
  }

  static long requireNotNegative(String what, long number) {
    if (number < 0) {
      throw new IllegalArgumentException(what + " must not be negative, was " + number);
    }
    return number;
  }

  /** Whether a character shows nothing, or changes how its neighbours are shown. */
  static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** A text from outside, in quotes, short, with nothing in it that a terminal would obey. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN_CHARACTERS)
        .forEach(
            codePoint -> {
              if (isUnseen(codePoint)) {
                shown.append(String.format("\\u%04x", codePoint));
              } else {
                shown.appendCodePoint(codePoint);
              }
            });
    if (text.codePointCount(0, text.length()) > SHOWN_CHARACTERS) {
      shown.append("…");
    }
    return shown.append("'").toString();
  }
}
