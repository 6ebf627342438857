package dev.granary.check.quality;

/**
 * What characters are, by their Unicode category: white space, parts of words (letters, marks and
 * numbers), and symbols, which are all others. Texts are UTF-8 that a reader has found to be valid.
 */
final class Characters {
  static final int SYMBOL = 0;
  static final int WHITE = 1;

  /** A letter, a mark or a number. */
  static final int WORD = 2;

  /** Beside {@link #WORD}: a letter. */
  static final int LETTER = 4;

  private static final int PLANE = 1 << 16;
  private static final byte[] KINDS = new byte[PLANE];
  private static final int CONTINUATION_BITS = 6;
  private static final int CONTINUATION = 0x3F;

  static {
    for (int point = 0; point < PLANE; point++) {
      KINDS[point] = (byte) decide(point);
    }
  }

  private Characters() {}

  static int kind(int point) {
    return point < PLANE ? KINDS[point] : decide(point);
  }

  /** The kind of a character that is one byte. */
  static int kindOfAscii(byte character) {
    return KINDS[character];
  }

  static boolean isWhite(int point) {
    return kind(point) == WHITE;
  }

  /** The character that begins at a byte. */
  static int at(byte[] text, int at) {
    int first = text[at];
    if (first >= 0) {
      return first;
    }
    int bytes = bytes(first);
    int point = first & (0xFF >> (bytes + 1));
    for (int i = 1; i < bytes; i++) {
      point = (point << CONTINUATION_BITS) | (text[at + i] & CONTINUATION);
    }
    return point;
  }

  /** How many bytes the character has that begins with this one. */
  static int bytes(int first) {
    if (first >= 0) {
      return 1;
    }
    return (first & 0xF0) == 0xF0 ? 4 : (first & 0xE0) == 0xE0 ? 3 : 2;
  }

  /** Where the character begins that ends before a byte. */
  static int before(byte[] text, int end) {
    int at = end - 1;
    while (isInside(text[at])) {
      at--;
    }
    return at;
  }

  static int count(byte[] text, int start, int end) {
    int count = 0;
    for (int at = start; at < end; at++) {
      count += isInside(text[at]) ? 0 : 1;
    }
    return count;
  }

  private static boolean isInside(byte part) {
    return (part & 0xC0) == 0x80;
  }

  private static int decide(int point) {
    return switch (Character.getType(point)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          WORD | LETTER;
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          WORD;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          WHITE;
      default -> isControlledSpace(point) ? WHITE : SYMBOL;
    };
  }

  /** Tabs, line ends, the separators of ASCII, and the next line of Latin-1. */
  private static boolean isControlledSpace(int point) {
    return (point >= 0x09 && point <= 0x0D) || (point >= 0x1C && point <= 0x1F) || point == 0x85;
  }
}
