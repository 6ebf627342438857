package dev.granary.report;

import java.util.Locale;

/** Text from outside made safe to look at: bounded, and with no character that acts unseen. */
public final class Legible {
  private static final int LONGEST = 160;
  private static final int LONGEST_COMMAND = 2_000;

  private Legible() {}

  /**
   * The text with control characters and direction marks spelt out, as in {@code \u001b}, so that
   * none of them moves a cursor or turns words round; what is too long ends in an ellipsis.
   */
  public static String text(String raw) {
    return clip(spellOut(raw), LONGEST);
  }

  /** The same in as many characters as are given. */
  public static String text(String raw, int longest) {
    return clip(spellOut(raw), longest);
  }

  /** A command with room for all that people type. */
  public static String command(String raw) {
    return clip(spellOut(raw), LONGEST_COMMAND);
  }

  /** The text within {@code width} characters, by an ellipsis at its end where it is longer. */
  static String clip(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int end = width - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** The whole text, with what acts unseen spelt out. */
  public static String spellOut(String raw) {
    StringBuilder legible = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (unseen(c) || loneSurrogate(raw, i)) {
        legible.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        legible.append(c);
      }
    }
    return legible.toString();
  }

  private static boolean unseen(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean loneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
