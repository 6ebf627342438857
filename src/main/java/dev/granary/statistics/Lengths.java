package dev.granary.statistics;

import java.util.Arrays;

/**
 * How many texts have how many letters, or lists how many values: most are short, and those are
 * counted by their place.
 */
final class Lengths {
  /** So many different lengths are told apart; of more, ranges are. */
  static final int MOST = 256;

  private static final int FEWEST = 8;
  private static final int SHORT = 64;

  private final NumberCounts counts;

  /** Of each length those that are not among the counts yet. */
  private long[] ofShort = {};

  Lengths() {
    this(new NumberCounts(MOST));
  }

  Lengths(NumberCounts counts) {
    this.counts = counts;
  }

  void add(int length) {
    if (length < ofShort.length) {
      ofShort[length]++;
    } else {
      addFirst(length);
    }
  }

  private void addFirst(int length) {
    if (length < SHORT) {
      int room = Math.max(FEWEST, 2 * Integer.highestOneBit(length));
      ofShort = Arrays.copyOf(ofShort, room);
      ofShort[length]++;
    } else {
      counts.add(Sortable.of(length), 1);
    }
  }

  void merge(Lengths other) {
    counts().merge(other.counts());
  }

  /** All of them. */
  NumberCounts counts() {
    for (int length = 0; length < ofShort.length; length++) {
      if (ofShort[length] > 0) {
        counts.add(Sortable.of(length), ofShort[length]);
        ofShort[length] = 0;
      }
    }
    return counts;
  }
}
