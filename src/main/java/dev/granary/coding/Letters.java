package dev.granary.coding;

import java.lang.Character.UnicodeScript;

/**
 * The code points of a text, one after another: a letter, digit or mark in lower case, or {@link
 * #BETWEEN} for what is no part of a word, bytes that are no UTF-8 among it. ASCII goes by a table,
 * since most bytes of most texts are.
 */
public final class Letters {
  public static final int BETWEEN = -1;

  private static final int ASCII = 0x80;
  private static final int[] TABLE = new int[ASCII];

  static {
    for (int point = 0; point < ASCII; point++) {
      TABLE[point] = Character.isLetterOrDigit(point) ? Character.toLowerCase(point) : BETWEEN;
    }
  }

  private Letters() {}

  /**
   * What begins at a byte.
   *
   * @return the {@link #letter} and how many {@link #bytes} were taken
   */
  public static long next(byte[] text, int at, int end) {
    return text[at] >= 0 ? read(TABLE[text[at]], 1) : read(text, at, end);
  }

  private static long read(byte[] text, int at, int end) {
    int first = text[at] & 0xFF;
    int bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + bytes > end) {
      return read(BETWEEN, 1);
    }
    int point = first & (0xFF >> (bytes + 1));
    for (int i = 1; i < bytes; i++) {
      int next = text[at + i];
      if ((next & 0xC0) != 0x80) {
        return read(BETWEEN, 1);
      }
      point = (point << 6) | (next & 0x3F);
    }
    boolean isLetter = isShortest(point, bytes) && isPartOfWord(point);
    return read(isLetter ? Character.toLowerCase(point) : BETWEEN, bytes);
  }

  public static int letter(long read) {
    return (int) read;
  }

  public static int bytes(long read) {
    return (int) (read >>> Integer.SIZE);
  }

  /** Appends a letter as UTF-8. */
  public static void put(int letter, RowBuffer to) {
    if (letter < ASCII) {
      to.putByte(letter);
      return;
    }
    int more = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
    to.putByte(((0xFF00 >> (more + 1)) & 0xFF) | (letter >>> (6 * more)));
    for (int left = more - 1; left >= 0; left--) {
      to.putByte(0x80 | ((letter >>> (6 * left)) & 0x3F));
    }
  }

  /** Whether a letter is of a script that puts no spaces between words. */
  public static boolean isUnspaced(int letter) {
    if (letter < 0x0E00) {
      return false;
    }
    return switch (UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  private static long read(int letter, int bytes) {
    return ((long) bytes << Integer.SIZE) | (letter & 0xFFFF_FFFFL);
  }

  /** A code point written in more bytes than it needs is no UTF-8. */
  private static boolean isShortest(int point, int bytes) {
    return switch (bytes) {
      case 2 -> true;
      case 3 -> point >= 0x800;
      default -> point >= 0x10000 && point <= Character.MAX_CODE_POINT;
    };
  }

  private static boolean isPartOfWord(int point) {
    return Character.isLetterOrDigit(point)
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }
}
