package dev.granary.statistics;

import java.util.Arrays;

/** How many texts have how many letters: most are short, and those are counted by their place. */
final class Lengths {
  /** So many different lengths are told apart; of more, ranges are. */
  static final int MOST = 256;

  private static final int FEWEST = 8;
  private static final int SHORT = 64;

  private final NumberCounts counts;

  /** Of each length the texts that are not among the counts yet. */
  private long[] ofShort = {};

  Lengths() {
    this(new NumberCounts(MOST));
  }

  Lengths(NumberCounts counts) {
    this.counts = counts;
  }

  void add(int letters) {
    if (letters < ofShort.length) {
      ofShort[letters]++;
    } else {
      addFirst(letters);
    }
  }

  private void addFirst(int letters) {
    if (letters < SHORT) {
      int room = Math.max(FEWEST, 2 * Integer.highestOneBit(letters));
      ofShort = Arrays.copyOf(ofShort, room);
      ofShort[letters]++;
    } else {
      counts.add(Sortable.of(letters), 1);
    }
  }

  void merge(Lengths other) {
    counts().merge(other.counts());
  }

  /** All of them. */
  NumberCounts counts() {
    for (int letters = 0; letters < ofShort.length; letters++) {
      if (ofShort[letters] > 0) {
        counts.add(Sortable.of(letters), ofShort[letters]);
        ofShort[letters] = 0;
      }
    }
    return counts;
  }
}
