package dev.granary.dedup.near;

import java.lang.Character.UnicodeScript;

/**
 * A text as code points in lower case, where every run of what is no part of a word is one {@link
 * #BETWEEN}. ASCII goes by a table, since most bytes of most texts are.
 */
final class CodePoints {
  static final int BETWEEN = -1;

  private static final int ASCII = 0x80;
  private static final int LEAST = 1 << 10;
  private static final int[] TABLE = new int[ASCII];

  static {
    for (int point = 0; point < ASCII; point++) {
      TABLE[point] = Character.isLetterOrDigit(point) ? Character.toLowerCase(point) : BETWEEN;
    }
  }

  private int[] points = new int[LEAST];
  private int count;
  private int letters;
  private int unspaced;

  int[] points() {
    return points;
  }

  int count() {
    return count;
  }

  /** How many code points are parts of words. */
  int letters() {
    return letters;
  }

  /** How many of those are of scripts that put no spaces between words. */
  int unspaced() {
    return unspaced;
  }

  void read(byte[] text, int start, int length) {
    if (points.length < length) {
      points = new int[Math.max(length, 2 * points.length)];
    }
    count = 0;
    letters = 0;
    unspaced = 0;
    int end = start + length;
    int at = start;
    while (at < end) {
      int first = text[at];
      if (first >= 0) {
        put(TABLE[first]);
        at++;
      } else {
        at += readLong(text, at, end);
      }
    }
  }

  /** Gives how many bytes were taken. */
  private int readLong(byte[] text, int at, int end) {
    int first = text[at] & 0xFF;
    int bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + bytes > end) {
      put(BETWEEN);
      return 1;
    }
    int point = first & (0xFF >> (bytes + 1));
    for (int i = 1; i < bytes; i++) {
      int next = text[at + i];
      if ((next & 0xC0) != 0x80) {
        put(BETWEEN);
        return 1;
      }
      point = (point << 6) | (next & 0x3F);
    }
    if (isShortest(point, bytes) && isPartOfWord(point)) {
      put(Character.toLowerCase(point));
      unspaced += isUnspaced(point) ? 1 : 0;
    } else {
      put(BETWEEN);
    }
    return bytes;
  }

  private void put(int point) {
    if (point != BETWEEN) {
      letters++;
    } else if (count == 0 || points[count - 1] == BETWEEN) {
      return;
    }
    points[count++] = point;
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

  private static boolean isUnspaced(int point) {
    if (point < 0x0E00) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(point);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }
}
