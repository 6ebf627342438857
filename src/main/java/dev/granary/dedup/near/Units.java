package dev.granary.dedup.near;

import dev.granary.coding.Letters;
import dev.granary.record.StableHash;

/**
 * What a text is made of: the hashes of its words or of its letters, in their order. A word is a
 * run of letters. Not for several threads.
 */
final class Units {
  private static final int LEAST = 1 << 8;

  private long[] hashes = new long[LEAST];
  private int count;
  private int letters;
  private int unspaced;

  /** In the first {@link #count} places; not a copy. */
  long[] hashes() {
    return hashes;
  }

  int count() {
    return count;
  }

  /** Whether most letters of the words just taken are of scripts without spaces between words. */
  boolean isUnspaced() {
    return unspaced * 2L > letters;
  }

  /**
   * Takes words in the place of what was before. Every letter goes the same way, whether a word
   * goes on or ends with it: where words end nobody can foresee, and a wrong guess costs more than
   * all the rest.
   */
  void takeWords(byte[] text, int start, int length) {
    begin(length / 2 + 2);
    int found = 0;
    int inWord = 0;
    long word = Hash.EMPTY;
    int end = start + length;
    for (int at = start; at < end; ) {
      int letter;
      int first = text[at];
      if (first >= 0) {
        letter = Letters.ofAscii(first);
        at++;
      } else {
        long read = Letters.read(text, at, end);
        letter = Letters.letter(read);
        at += Letters.bytes(read);
        unspaced += Letters.isUnspaced(letter) ? 1 : 0;
      }
      // All ones for a letter, all zeros between words.
      int isLetter = ~(letter >> 31);
      hashes[found] = word;
      found += inWord & ~isLetter & 1;
      letters -= isLetter;
      word = (Hash.add(word, letter) & isLetter) | (Hash.EMPTY & ~(long) isLetter);
      inWord = isLetter;
    }
    hashes[found] = word;
    end(found - inWord);
  }

  /** Takes letters in the place of what was before. */
  void takeLetters(byte[] text, int start, int length) {
    begin(length);
    int found = 0;
    int end = start + length;
    for (int at = start; at < end; ) {
      long read = Letters.next(text, at, end);
      int letter = Letters.letter(read);
      at += Letters.bytes(read);
      if (letter != Letters.BETWEEN) {
        hashes[found++] = Hash.add(Hash.EMPTY, letter);
      }
    }
    end(found);
  }

  private void begin(int most) {
    if (hashes.length < most) {
      hashes = new long[Math.max(most, 2 * hashes.length)];
    }
    letters = 0;
    unspaced = 0;
  }

  private void end(int found) {
    count = found;
    for (int unit = 0; unit < found; unit++) {
      hashes[unit] = StableHash.spread(hashes[unit]);
    }
  }
}
