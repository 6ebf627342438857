package dev.granary.decontaminate;

import dev.granary.coding.Words;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is left of a text between its cuts, without the white space at the cuts. */
final class Pieces {
  /** What stands between two pieces, so that no word grows out of two. */
  private static final byte SEAM = '\n';

  private final byte[] text;
  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(int start, int end) {}

  private Pieces(byte[] text) {
    this.text = text;
  }

  /**
   * Cuts some words out of a text, and on either side of them so many characters, and to the end of
   * the word that these end in.
   */
  static Pieces without(BitSet covered, Words words, byte[] text, int around) {
    Pieces pieces = new Pieces(text);
    int start = 0;
    for (int first = covered.nextSetBit(0); first >= 0; ) {
      int behind = covered.nextClearBit(first);
      int cutStart = words.borderBefore(before(text, words.start(first), around));
      int cutEnd = words.borderBehind(behind(text, words.end(behind - 1), around));
      pieces.add(start, cutStart);
      start = Math.max(start, cutEnd);
      first = covered.nextSetBit(behind);
    }
    pieces.add(start, text.length);
    return pieces;
  }

  int count() {
    return pieces.size();
  }

  /** All that have so many characters, in one text. */
  byte[] joined(int shortest) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(text.length);
    for (Piece piece : pieces) {
      if (characters(piece) >= shortest) {
        if (joined.size() > 0) {
          joined.write(SEAM);
        }
        joined.write(text, piece.start(), piece.end() - piece.start());
      }
    }
    return joined.toByteArray();
  }

  private void add(int from, int to) {
    int start = from;
    int end = to;
    while (from > 0 && start < end && isSpace(text[start])) {
      start++;
    }
    while (to < text.length && start < end && isSpace(text[end - 1])) {
      end--;
    }
    if (start < end) {
      pieces.add(new Piece(start, end));
    }
  }

  private int characters(Piece piece) {
    int count = 0;
    for (int at = piece.start(); at < piece.end(); at++) {
      count += isWithinCharacter(text[at]) ? 0 : 1;
    }
    return count;
  }

  /** So many characters before a place. */
  private static int before(byte[] text, int place, int characters) {
    int at = place;
    for (int left = characters; left > 0 && at > 0; left--) {
      do {
        at--;
      } while (at > 0 && isWithinCharacter(text[at]));
    }
    return at;
  }

  private static int behind(byte[] text, int place, int characters) {
    int at = place;
    for (int left = characters; left > 0 && at < text.length; left--) {
      do {
        at++;
      } while (at < text.length && isWithinCharacter(text[at]));
    }
    return at;
  }

  private static boolean isSpace(byte letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
  }

  private static boolean isWithinCharacter(byte next) {
    return (next & 0xC0) == 0x80;
  }
}
