package dev.granary.dedup;

import dev.granary.dedup.DedupPlan.Folding;
import java.util.Arrays;

/**
 * Writes UTF-8 text without the differences that do not count: letters by Unicode's simple case
 * folding, runs of white space as one space and none at the ends. Folding folded text changes
 * nothing.
 */
final class TextFolder {
  private final boolean foldsCase;
  private final boolean foldsSpace;
  private byte[] folded = new byte[1024];
  private int size;

  TextFolder(Folding folding) {
    foldsCase = folding == Folding.CASE || folding == Folding.CASE_AND_SPACE;
    foldsSpace = folding == Folding.SPACE || folding == Folding.CASE_AND_SPACE;
  }

  /** Folds valid UTF-8; the result lies in {@link #bytes} until the next {@link #clear}. */
  int fold(byte[] text, int start, int length) {
    int first = size;
    reserve(3 * length);
    boolean pendingSpace = false;
    int end = start + length;
    for (int at = start; at < end; ) {
      int codePoint = text[at];
      int width = 1;
      if (codePoint < 0) {
        width = width(text[at]);
        codePoint = decode(text, at, width);
      }
      at += width;
      if (foldsSpace && isSpace(codePoint)) {
        pendingSpace = true;
        continue;
      }
      if (pendingSpace && size > first) {
        folded[size++] = ' ';
      }
      pendingSpace = false;
      encode(foldsCase ? foldCase(codePoint) : codePoint);
    }
    return size - first;
  }

  byte[] bytes() {
    return folded;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private static int foldCase(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static boolean isSpace(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
    }
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static int width(byte lead) {
    if ((lead & 0xe0) == 0xc0) {
      return 2;
    }
    return (lead & 0xf0) == 0xe0 ? 3 : 4;
  }

  private static int decode(byte[] text, int at, int width) {
    int codePoint = text[at] & (0x7f >> width);
    for (int i = 1; i < width; i++) {
      codePoint = (codePoint << 6) | (text[at + i] & 0x3f);
    }
    return codePoint;
  }

  private void encode(int codePoint) {
    if (codePoint < 0x80) {
      folded[size++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      folded[size++] = (byte) (0xc0 | (codePoint >> 6));
      folded[size++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      folded[size++] = (byte) (0xe0 | (codePoint >> 12));
      folded[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      folded[size++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      folded[size++] = (byte) (0xf0 | (codePoint >> 18));
      folded[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      folded[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      folded[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }
  }

  /** A folded letter may take more bytes than the letter did, but never more than three for one. */
  private void reserve(int more) {
    if (size + more > folded.length) {
      folded = Arrays.copyOf(folded, Math.max(2 * folded.length, size + more));
    }
  }
}
