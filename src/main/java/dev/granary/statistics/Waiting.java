package dev.granary.statistics;

import java.util.Arrays;

/**
 * Numbers of one feature that wait to be counted. What a feature counts with is then fetched from
 * memory once for all of them: one value of each feature in turn would need it anew for each.
 */
final class Waiting {
  private static final int FEWEST = 8;
  private static final int MOST = 64;

  private long[] numbers = {};
  private int count;

  void add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(FEWEST, 2 * count));
    }
    numbers[count++] = number;
  }

  /** Whether they must be counted before the next is added. */
  boolean isFull() {
    return count == MOST;
  }

  int count() {
    return count;
  }

  long number(int index) {
    return numbers[index];
  }

  /** They are counted. */
  void clear() {
    count = 0;
  }
}
