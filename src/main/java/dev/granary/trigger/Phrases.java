package dev.granary.trigger;

import dev.granary.coding.Grams;
import dev.granary.coding.TextRow;
import dev.granary.coding.Words;
import java.util.Arrays;

/**
 * The phrases of one text after another: every run of so many words, or fewer. Not for several
 * threads.
 */
final class Phrases {
  private static final int LEAST = 1 << 8;

  private final int most;
  private final Words words = new Words();
  private long[] hashes = new long[LEAST];
  private int[] firsts = new int[LEAST];
  private int count;

  /** Phrases of at most this many words. */
  Phrases(int most) {
    this.most = most;
  }

  /** Takes the text whose entry in a {@link TextRow} begins here. */
  void take(byte[] rows, int text) {
    int start = TextRow.start(text);
    words.take(rows, start, TextRow.end(rows, text) - start);
    reserve(Math.multiplyExact(words.count(), most));
    long[] ofWords = words.hashes();
    int found = 0;
    for (int first = 0; first < words.count(); first++) {
      long sum = 0;
      int sizes = Math.min(most, words.count() - first);
      for (int size = 1; size <= sizes; size++) {
        sum = Grams.longer(sum, ofWords[first + size - 1]);
        firsts[found] = first;
        hashes[found++] = Grams.hash(sum, size);
      }
    }
    count = found;
  }

  int count() {
    return count;
  }

  /** In the first {@link #count} places, by their first word and then their size; not a copy. */
  long[] hashes() {
    return hashes;
  }

  /** How many words one has. */
  int size(int phrase) {
    int size = 1;
    while (phrase >= size && firsts[phrase - size] == firsts[phrase]) {
      size++;
    }
    return size;
  }

  /** Where one begins, in bytes from the start of its text. */
  int start(int phrase) {
    return words.start(firsts[phrase]);
  }

  /** Where the byte behind it is. */
  int end(int phrase) {
    return words.end(firsts[phrase] + size(phrase) - 1);
  }

  /** The hash of a run of words within a phrase. */
  long part(int phrase, int word, int size) {
    return Grams.hash(words.hashes(), firsts[phrase] + word, size);
  }

  private void reserve(int phrases) {
    if (phrases > hashes.length) {
      int length = Math.max(phrases, Math.min(2 * hashes.length, 1 << 24));
      hashes = Arrays.copyOf(hashes, length);
      firsts = Arrays.copyOf(firsts, length);
    }
  }
}
