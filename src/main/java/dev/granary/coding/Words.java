package dev.granary.coding;

import dev.granary.record.StableHash;
import java.util.Arrays;

/**
 * The words of one text after another, each as a hash of 64 bits and with where it stands. A word
 * is a run of letters, digits and marks in lower case; in scripts that put no spaces between words
 * every code point is one. What stands between words is not looked at, and bytes that are no UTF-8
 * stand between words. Not for several threads.
 */
public final class Words {
  private static final int LEAST = 1 << 8;
  private static final long EMPTY = 0xCBF29CE484222325L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private long[] hashes = new long[LEAST];
  private int[] starts = new int[LEAST];
  private int[] ends = new int[LEAST];
  private int count;
  private long word = EMPTY;
  private int wordStart;

  /** Takes a text in the place of the one before. */
  public void take(byte[] text, int start, int length) {
    count = 0;
    word = EMPTY;
    int end = start + length;
    int at = start;
    while (at < end) {
      long read = Letters.next(text, at, end);
      take(Letters.letter(read), at - start, at - start + Letters.bytes(read));
      at += Letters.bytes(read);
    }
    endWord(length);
  }

  public int count() {
    return count;
  }

  /** The hashes in the order of the text, in the first {@link #count} places; not a copy. */
  public long[] hashes() {
    return hashes;
  }

  /** Where a word begins, in bytes from the start of the text. */
  public int start(int index) {
    return starts[index];
  }

  /** Where the byte behind a word is. */
  public int end(int index) {
    return ends[index];
  }

  /**
   * The number of the first word that begins at a byte or behind it; {@link #count} if none does.
   */
  public int from(int at) {
    int place = Arrays.binarySearch(starts, 0, count, at);
    return place < 0 ? -place - 1 : place;
  }

  /** A place, or where the word begins that it is in. */
  public int borderBefore(int at) {
    int next = from(at);
    return next > 0 && ends[next - 1] > at ? starts[next - 1] : at;
  }

  /** A place, or where the word ends that it is in. */
  public int borderBehind(int at) {
    int next = from(at);
    return next > 0 && ends[next - 1] > at ? ends[next - 1] : at;
  }

  private void take(int letter, int at, int behind) {
    if (letter == Letters.BETWEEN) {
      endWord(at);
    } else if (Letters.isUnspaced(letter)) {
      endWord(at);
      add(letter, at);
      endWord(behind);
    } else {
      add(letter, at);
    }
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
}
