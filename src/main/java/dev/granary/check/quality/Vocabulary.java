package dev.granary.check.quality;

import java.util.Arrays;

/** The tokens of a text, in order, as numbers of the different ones. */
final class Vocabulary {
  private static final int LEAST = 1 << 10;
  private static final int MOST_KEPT = 1 << 20;

  private final Pieces different = new Pieces();
  private int[] numbers = new int[LEAST];
  private int count;
  private int[] points = new int[LEAST];
  private int[] times = new int[LEAST];

  void clear(byte[] text) {
    if (numbers.length > MOST_KEPT) {
      numbers = new int[LEAST];
      points = new int[LEAST];
      times = new int[LEAST];
    }
    different.clear(text);
    count = 0;
  }

  void add(int start, int end, int tokenPoints) {
    int before = different.count();
    int number = different.number(start, end);
    if (number == before) {
      meet(number, tokenPoints);
    }
    times[number]++;
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
  }

  int count() {
    return count;
  }

  /** The number of the token at a place, counted from 0. */
  int number(int place) {
    return numbers[place];
  }

  /** How many different tokens there are. */
  int different() {
    return different.count();
  }

  /** How often a token is there. */
  int times(int number) {
    return times[number];
  }

  /** The characters of so many tokens, from a place on. */
  long points(int place, int tokens) {
    long sum = 0;
    for (int i = place; i < place + tokens; i++) {
      sum += points[numbers[i]];
    }
    return sum;
  }

  private void meet(int number, int tokenPoints) {
    if (number == points.length) {
      points = Arrays.copyOf(points, 2 * number);
      times = Arrays.copyOf(times, 2 * number);
    }
    points[number] = tokenPoints;
    times[number] = 0;
  }
}
