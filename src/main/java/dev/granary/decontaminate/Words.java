package dev.granary.decontaminate;

import dev.granary.record.StableHash;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * The words of one text after another, each as a hash of 64 bits and with where it stands. A word
 * is a run of letters, digits and marks in lower case; in scripts that put no spaces between words
 * every code point is one. What stands between words is not looked at, and bytes that are no UTF-8
 * stand between words. Not for several threads.
 */
final class Words {
  private static final int NOTHING = -1;
  private static final int ASCII = 0x80;
  private static final int LEAST = 1 << 8;
  private static final long EMPTY = 0xCBF29CE484222325L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int[] LOWER = new int[ASCII];

  static {
    for (int point = 0; point < ASCII; point++) {
      LOWER[point] = Character.isLetterOrDigit(point) ? Character.toLowerCase(point) : NOTHING;
    }
  }

  private long[] hashes = new long[LEAST];
  private int[] starts = new int[LEAST];
  private int[] ends = new int[LEAST];
  private int count;
  private long word = EMPTY;
  private int wordStart;

  /** Takes a text in the place of the one before. */
  void take(byte[] text, int start, int length) {
    count = 0;
    word = EMPTY;
    int end = start + length;
    int at = start;
    while (at < end) {
      int first = text[at];
      if (first >= 0) {
        int point = LOWER[first];
        if (point == NOTHING) {
          endWord(at - start);
        } else {
          add(point, at - start);
        }
        at++;
      } else {
        at += takeLong(text, start, at, end);
      }
    }
    endWord(length);
  }

  int count() {
    return count;
  }

  /** The hashes in the order of the text, in the first {@link #count} places; not a copy. */
  long[] hashes() {
    return hashes;
  }

  /** Where a word begins, in bytes from the start of the text. */
  int start(int index) {
    return starts[index];
  }

  /** Where the byte behind a word is. */
  int end(int index) {
    return ends[index];
  }

  /** Gives how many bytes were taken. */
  private int takeLong(byte[] text, int start, int at, int end) {
    int first = text[at] & 0xFF;
    int bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    int point = first >= 0xC2 && at + bytes <= end ? decode(text, at, bytes) : NOTHING;
    if (point == NOTHING) {
      endWord(at - start);
      return 1;
    }
    if (!isPartOfWord(point)) {
      endWord(at - start);
    } else if (isUnspaced(point)) {
      endWord(at - start);
      add(point, at - start);
      endWord(at + bytes - start);
    } else {
      add(Character.toLowerCase(point), at - start);
    }
    return bytes;
  }

  /** A code point, or {@link #NOTHING} where the bytes are none or more than it needs. */
  private static int decode(byte[] text, int at, int bytes) {
    int point = text[at] & (0xFF >> (bytes + 1));
    for (int i = 1; i < bytes; i++) {
      int next = text[at + i];
      if ((next & 0xC0) != 0x80) {
        return NOTHING;
      }
      point = (point << 6) | (next & 0x3F);
    }
    boolean shortest =
        switch (bytes) {
          case 2 -> true;
          case 3 -> point >= 0x800;
          default -> point >= 0x10000 && point <= Character.MAX_CODE_POINT;
        };
    return shortest ? point : NOTHING;
  }

  private void add(int point, int at) {
    if (word == EMPTY) {
      wordStart = at;
    }
    word = (word ^ point) * PRIME;
  }

  private void endWord(int at) {
    if (word == EMPTY) {
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    hashes[count] = StableHash.spread(word);
    starts[count] = wordStart;
    ends[count] = at;
    count++;
    word = EMPTY;
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
    return point >= 0x0E00
        && switch (UnicodeScript.of(point)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
          default -> false;
        };
  }
}
