package dev.granary.dedup.near;

import java.util.Arrays;

/**
 * Sorts numbers that are spread evenly over 64 bits, as hashes are: each is put near its place at
 * once, by its highest bits, and what is left is little. Others come out right too, but slower. Not
 * for several threads.
 */
final class SpreadOrder {
  private int[] ends = new int[1 << 9];
  private long[] sorted = new long[1 << 8];

  /** The first numbers of an array in their order, each once. */
  long[] distinct(long[] numbers, int count) {
    if (count == 0) {
      return new long[0];
    }
    if (sorted.length < count) {
      sorted = new long[Math.max(count, 2 * sorted.length)];
    }
    putNear(numbers, count);
    putRight(count);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      sorted[kept] = sorted[i];
      kept += sorted[i] == sorted[kept - 1] ? 0 : 1;
    }
    return Arrays.copyOf(sorted, kept);
  }

  private void putNear(long[] numbers, int count) {
    // About as many places as numbers, and one bit at least.
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(count - 1));
    int places = 1 << bits;
    if (ends.length < places) {
      ends = new int[places];
    }
    Arrays.fill(ends, 0, places, 0);
    int shift = Long.SIZE - bits;
    for (int i = 0; i < count; i++) {
      ends[place(numbers[i], shift)]++;
    }
    for (int place = 0, end = 0; place < places; place++) {
      end += ends[place];
      ends[place] = end;
    }
    for (int i = count - 1; i >= 0; i--) {
      sorted[--ends[place(numbers[i], shift)]] = numbers[i];
    }
  }

  /** The least number is in the first place. */
  private static int place(long number, int shift) {
    return (int) ((number ^ Long.MIN_VALUE) >>> shift);
  }

  private void putRight(int count) {
    for (int i = 1; i < count; i++) {
      long number = sorted[i];
      int to = i;
      while (to > 0 && sorted[to - 1] > number) {
        sorted[to] = sorted[to - 1];
        to--;
      }
      sorted[to] = number;
    }
  }
}
