package dev.granary.dedup;

import dev.granary.coding.EightBytes;
import dev.granary.dedup.DedupPlan.Folding;
import java.util.Arrays;

/**
 * Writes UTF-8 text without the differences that do not count: letters that Unicode's simple case
 * folding makes equal become one letter, runs of Unicode's white space one space, and none is left
 * at the ends. Folding folded text changes nothing. Not for several threads.
 */
final class TextFolder {
  private static final int NEXT_LINE = 0x85;
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int SMALL_I_WITHOUT_DOT = 0x131;

  /** What stands in the table for white space that is folded. */
  private static final byte SPACE = -1;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private final boolean foldsCase;
  private final boolean foldsSpace;
  private final byte[] ascii = new byte[0x80];
  private byte[] folded = new byte[1024];
  private int size;
  private int first;
  private boolean pendingSpace;

  TextFolder(Folding folding) {
    foldsCase = folding == Folding.CASE || folding == Folding.CASE_AND_SPACE;
    foldsSpace = folding == Folding.SPACE || folding == Folding.CASE_AND_SPACE;
    for (int code = 0; code < ascii.length; code++) {
      int letter = foldsCase ? foldCase(code) : code;
      ascii[code] = foldsSpace && isSpace(code) ? SPACE : (byte) letter;
    }
  }

  /**
   * Folds valid UTF-8 and says how many bytes it became; they end at {@link #size} in {@link
   * #bytes}, and stay there until the next {@link #clear}.
   */
  int fold(byte[] text, int start, int length) {
    first = size;
    pendingSpace = false;
    reserve(length + length / 2L);
    int end = start + length;
    for (int at = start; at < end; ) {
      at = foldAscii(text, at, end);
      if (at < end) {
        int width = width(text[at]);
        foldOne(decode(text, at, width));
        at += width;
      }
    }
    return size - first;
  }

  /** Folds up to the next byte that is not ASCII, eight bytes at a time where that is the same. */
  private int foldAscii(byte[] text, int start, int end) {
    int at = start;
    while (at < end && text[at] >= 0) {
      at = foldEights(text, at, end);
      at = foldBytes(text, at, Math.min(end, at + Long.BYTES));
    }
    return at;
  }

  /** Goes on while eights are plain: nearly all of most text. */
  private int foldEights(byte[] text, int start, int end) {
    byte[] out = folded;
    int to = size;
    boolean pending = pendingSpace;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long eight = EightBytes.at(text, at);
      if (!EightBytes.areText(eight)) {
        break;
      }
      long spaces = foldsSpace ? EightBytes.equalTo(' ', eight) : 0;
      boolean startsWithSpace = EightBytes.startWithOne(spaces);
      if (EightBytes.haveNeighbours(spaces) || (startsWithSpace && (pending || to == first))) {
        break;
      }
      if (pending && to > first) {
        out[to++] = ' ';
      }
      EightBytes.put(out, to, foldsCase ? EightBytes.lowerCase(eight) : eight);
      // A space at the end waits, as it may be the last thing there is.
      pending = EightBytes.endWithOne(spaces);
      to += pending ? Long.BYTES - 1 : Long.BYTES;
    }
    size = to;
    pendingSpace = pending;
    return at;
  }

  private int foldBytes(byte[] text, int start, int end) {
    byte[] out = folded;
    int to = size;
    boolean pending = pendingSpace;
    int at = start;
    while (at < end && text[at] >= 0) {
      byte letter = ascii[text[at++]];
      if (letter == SPACE) {
        pending = true;
        continue;
      }
      if (pending) {
        pending = false;
        if (to > first) {
          out[to++] = ' ';
        }
      }
      out[to++] = letter;
    }
    size = to;
    pendingSpace = pending;
    return at;
  }

  private void foldOne(int codePoint) {
    if (foldsSpace && isSpace(codePoint)) {
      pendingSpace = true;
      return;
    }
    if (pendingSpace && size > first) {
      folded[size++] = ' ';
    }
    pendingSpace = false;
    encode(foldsCase ? foldCase(codePoint) : codePoint);
  }

  /** Where folded texts lie, one after another; another array once they have outgrown it. */
  byte[] bytes() {
    return folded;
  }

  int size() {
    return size;
  }

  /** Begins anew: the texts folded so far may be written over. */
  void clear() {
    size = 0;
  }

  /** Java makes an i of the two Turkish letters; simple case folding leaves them as they are. */
  private static int foldCase(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    if (codePoint == CAPITAL_I_WITH_DOT || codePoint == SMALL_I_WITHOUT_DOT) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** What has Unicode's property White_Space. */
  private static boolean isSpace(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
    }
    return codePoint == NEXT_LINE || Character.isSpaceChar(codePoint);
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

  /** A folded letter may take more bytes than the letter did, but never more than three for two. */
  private void reserve(long more) {
    long needed = size + more;
    if (needed > folded.length) {
      if (needed > MOST_BYTES) {
        throw new IllegalStateException("a record has more text than can be compared: 2 GiB");
      }
      folded =
          Arrays.copyOf(folded, (int) Math.max(needed, Math.min(2L * folded.length, MOST_BYTES)));
    }
  }
}
