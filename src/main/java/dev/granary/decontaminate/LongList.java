package dev.granary.decontaminate;

import java.util.Arrays;

/** Numbers that become more. */
final class LongList {
  private long[] numbers = new long[64];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  long at(int place) {
    return numbers[place];
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }

  /** Sorts what was added from a place on, and leaves each of it once. */
  void settle(int from) {
    Arrays.sort(numbers, from, size);
    int kept = from;
    for (int i = from; i < size; i++) {
      if (i == from || numbers[i] != numbers[i - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    size = kept;
  }
}
