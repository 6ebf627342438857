package dev.granary.record.condition;

/**
 * A word of a condition.
 *
 * @param text what it says: for a text, without its quotes
 * @param position where it begins, in characters counted from 1
 */
record Token(Kind kind, String text, int position) {
  /** What a word is. */
  enum Kind {
    NUMBER,
    TEXT,
    WORD,
    SIGN,
    END
  }

  boolean is(Kind other, String said) {
    return kind == other && text.equals(said);
  }

  /** How messages call it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case TEXT -> "'" + text + "'";
      case NUMBER, WORD, SIGN -> text;
    };
  }
}
