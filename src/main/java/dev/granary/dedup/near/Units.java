package dev.granary.dedup.near;

import dev.granary.coding.Letters;
import dev.granary.coding.RowBuffer;
import dev.granary.record.StableHash;

/**
 * What a text is made of: the hashes of its words or of its letters, in their order. A word is a
 * run of letters; its hash is of its bytes as UTF-8 in lower case, eight at a time, whatever way
 * they were read. Not for several threads.
 */
final class Units {
  private static final int LEAST = 1 << 8;

  private final LetterRuns runs = new LetterRuns();
  private final RowBuffer word = new RowBuffer(1 << 6);
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

  /** Takes words in the place of what was before. */
  void takeWords(byte[] text, int start, int length) {
    begin(length / 2 + 2);
    runs.take(text, start, length);
    boolean isAscii = runs.isAscii();
    for (int run = 0; run < runs.count(); run++) {
      int from = runs.start(run);
      int size = runs.end(run) - from;
      if (isAscii || isAscii(text, from, size)) {
        letters += size;
        hashes[count++] = WordHash.of(text, from, size);
      } else {
        takeWordsOfAnyScript(text, from, from + size);
      }
    }
    end();
  }

  private static boolean isAscii(byte[] text, int start, int size) {
    long all = 0;
    for (int at = 0; at < size; at += Long.BYTES) {
      all |= Eight.at(text, start + at, size - at);
    }
    return Eight.isAscii(all);
  }

  /** A run with bytes that are not ASCII may hold several words, or none. */
  private void takeWordsOfAnyScript(byte[] text, int start, int end) {
    word.clear();
    for (int at = start; at < end; ) {
      long read = Letters.next(text, at, end);
      int letter = Letters.letter(read);
      at += Letters.bytes(read);
      if (letter != Letters.BETWEEN) {
        letters++;
        unspaced += Letters.isUnspaced(letter) ? 1 : 0;
        Letters.put(letter, word);
      } else {
        endWord();
      }
    }
    endWord();
  }

  private void endWord() {
    if (!word.isEmpty()) {
      hashes[count++] = WordHash.of(word.bytes(), 0, word.size());
      word.clear();
    }
  }

  /** Takes letters in the place of what was before. */
  void takeLetters(byte[] text, int start, int length) {
    begin(length);
    int end = start + length;
    for (int at = start; at < end; ) {
      long read = Letters.next(text, at, end);
      int letter = Letters.letter(read);
      at += Letters.bytes(read);
      if (letter != Letters.BETWEEN) {
        hashes[count++] = Hash.add(Hash.EMPTY, letter);
      }
    }
    end();
  }

  private void begin(int most) {
    if (hashes.length < most) {
      hashes = new long[Math.max(most, 2 * hashes.length)];
    }
    count = 0;
    letters = 0;
    unspaced = 0;
  }

  private void end() {
    for (int unit = 0; unit < count; unit++) {
      hashes[unit] = StableHash.spread(hashes[unit]);
    }
  }
}
