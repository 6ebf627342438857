package dev.granary.check.quality;

import dev.granary.record.StableHash;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The runs of tokens of a text that stand in it more than once, for one length after the other.
 *
 * <p>Equal runs have one number, and a run that is there once has none. A run of one token more is
 * known by the numbers of its two halves, the run without its last token and the one without its
 * first; where one of these has no number, the longer run has none either. So no length costs more
 * than a look at each place where the length before repeats, and equality is exact.
 */
final class Grams {
  private static final int ONCE = -1;
  private static final int LEAST = 1 << 10;
  private static final int LEAST_SLOTS = 1 << 6;
  private static final int MOST_KEPT = 1 << 20;

  private final Vocabulary tokens;
  private final BitSet seen = new BitSet();
  private int[] runs = new int[LEAST];
  private int length;
  private int count;
  private int candidates;
  private int different;
  private int[] slots = new int[LEAST];
  private int mask;
  private long[] halves = new long[LEAST];
  private int[] times = new int[LEAST];
  private int[] firsts = new int[LEAST];

  Grams(Vocabulary tokens) {
    this.tokens = tokens;
  }

  /** Begins with runs of one token. */
  void begin() {
    length = 1;
    count = tokens.count();
    candidates = 0;
    if (runs.length < count || runs.length > MOST_KEPT) {
      runs = new int[Math.max(count, LEAST)];
    }
    for (int place = 0; place < count; place++) {
      int number = tokens.number(place);
      boolean once = tokens.times(number) == 1;
      runs[place] = once ? ONCE : number;
      candidates += once ? 0 : 1;
    }
  }

  /** Goes on to runs of one token more. */
  void lengthen() {
    length++;
    count = Math.max(0, count - 1);
    int most = candidates;
    candidates = 0;
    if (most == 0) {
      return;
    }
    prepare(most);
    different = 0;
    for (int place = 0; place < count; place++) {
      if (runs[place] == ONCE || runs[place + 1] == ONCE) {
        runs[place] = ONCE;
        continue;
      }
      runs[place] = meet(((long) runs[place] << Integer.SIZE) | runs[place + 1], place);
    }
    dropSingles();
  }

  private void dropSingles() {
    for (int place = 0; place < count; place++) {
      int run = runs[place];
      if (run != ONCE) {
        boolean once = times[run] == 1;
        runs[place] = once ? ONCE : run;
        candidates += once ? 0 : 1;
      }
    }
  }

  /** Whether the text has a run of this length at all. */
  boolean isAny() {
    return count > 0;
  }

  /**
   * The characters of all that is the most frequent run, the first of several such, with one for
   * the space between two tokens. There must be a run.
   */
  long topPoints() {
    int top = ONCE;
    for (int run = 0; candidates > 0 && run < different; run++) {
      if (times[run] > (top == ONCE ? 1 : times[top])) {
        top = run;
      }
    }
    int place = top == ONCE ? 0 : firsts[top];
    long each = tokens.points(place, length) + length - 1;
    return top == ONCE ? each : each * times[top];
  }

  /**
   * The characters of all runs that stand further up already. Read from the start; after such a run
   * it is read on behind it, so that no character counts twice.
   */
  long duplicatedPoints() {
    if (candidates == 0) {
      return 0;
    }
    seen.clear();
    long points = 0;
    int place = 0;
    while (place < count) {
      int run = runs[place];
      if (run != ONCE && seen.get(run)) {
        points += tokens.points(place, length);
        place += length;
      } else {
        if (run != ONCE) {
          seen.set(run);
        }
        place++;
      }
    }
    return points;
  }

  private void prepare(int most) {
    int slotsWanted = Integer.highestOneBit(Math.max(most, LEAST_SLOTS)) * 4;
    if (slots.length < slotsWanted || slots.length > MOST_KEPT) {
      slots = new int[slotsWanted];
    } else {
      Arrays.fill(slots, 0, slotsWanted, 0);
    }
    mask = slotsWanted - 1;
    if (halves.length < most || halves.length > MOST_KEPT) {
      int size = Math.max(most, LEAST);
      halves = new long[size];
      times = new int[size];
      firsts = new int[size];
    }
  }

  /** Gives the number of a run of these halves, which stands at a place. */
  private int meet(long pair, int place) {
    int slot = (int) StableHash.spread(pair) & mask;
    while (slots[slot] != 0) {
      int run = slots[slot] - 1;
      if (halves[run] == pair) {
        times[run]++;
        return run;
      }
      slot = (slot + 1) & mask;
    }
    int run = different++;
    halves[run] = pair;
    times[run] = 1;
    firsts[run] = place;
    slots[slot] = run + 1;
    return run;
  }
}
