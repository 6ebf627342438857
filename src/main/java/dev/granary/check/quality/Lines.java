package dev.granary.check.quality;

import java.util.Arrays;

/**
 * The lines of a text that hold at least one character; of the empty ones it is known only where
 * they are missing. All places are bytes of the text, all lengths characters.
 */
final class Lines {
  private static final int LEAST = 64;
  private static final int MOST_KEPT = 1 << 16;
  private static final int FIELDS = 5;

  private int[] numbers = new int[LEAST * FIELDS];
  private boolean[] gaps = new boolean[LEAST];
  private int count;
  private int empty;
  private boolean gap;

  void clear() {
    if (gaps.length > MOST_KEPT) {
      numbers = new int[LEAST * FIELDS];
      gaps = new boolean[LEAST];
    }
    count = 0;
    empty = 0;
    gap = false;
  }

  /** Adds a line; where it has no ink, that begins and ends at its end. */
  void add(int start, int end, int points, int inkStart, int inkEnd) {
    if (points == 0) {
      empty++;
      gap = true;
      return;
    }
    if (count == gaps.length) {
      gaps = Arrays.copyOf(gaps, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    int at = count * FIELDS;
    numbers[at] = start;
    numbers[at + 1] = end;
    numbers[at + 2] = points;
    numbers[at + 3] = inkStart;
    numbers[at + 4] = inkEnd;
    gaps[count++] = gap;
    gap = false;
  }

  int count() {
    return count;
  }

  /** How many lines are empty, after the last line end too. */
  int empty() {
    return empty;
  }

  int start(int line) {
    return numbers[line * FIELDS];
  }

  int end(int line) {
    return numbers[line * FIELDS + 1];
  }

  int points(int line) {
    return numbers[line * FIELDS + 2];
  }

  /** Where the first character stands that is no white space. */
  int inkStart(int line) {
    return numbers[line * FIELDS + 3];
  }

  int inkEnd(int line) {
    return numbers[line * FIELDS + 4];
  }

  boolean isBlank(int line) {
    return inkStart(line) == inkEnd(line);
  }

  /** Whether an empty line stands between this one and the one before. */
  boolean followsGap(int line) {
    return gaps[line];
  }
}
