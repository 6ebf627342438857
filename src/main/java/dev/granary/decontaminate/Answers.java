package dev.granary.decontaminate;

import dev.granary.coding.Grams;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The answers of all items. One of up to {@link #SHORT} words is looked for word by word; of a
 * longer one the share of its runs of three words is taken, each by its weight.
 */
final class Answers {
  /** How many words an answer has that must stand there as it is. */
  static final int SHORT = 3;

  static final int RUN = 3;

  private static final int NEAR = 50;
  private static final int NEAR_LONG = 100;

  private final int[] words;
  private final int[] starts;
  private final long[] units;
  private final int[] weights;

  /**
   * All answers.
   *
   * @param words how many words each has; 0 where an item has none
   * @param starts where the units of each begin, and where the last ones end
   * @param units hashes: of words in their order, or of runs of three, ascending and each once
   * @param weights the weight of each unit
   */
  Answers(int[] words, int[] starts, long[] units, int[] weights) {
    this.words = words;
    this.starts = starts;
    this.units = units;
    this.weights = weights;
  }

  int words(int item) {
    return words[item];
  }

  /** How far from its question an answer may begin or end, in words. */
  int reach(int item) {
    return words[item] <= SHORT ? NEAR : Math.max(NEAR_LONG, 2 * words[item]);
  }

  /** How much of an answer stands between two words of a text, in thousandths. */
  int found(int item, long[] text, int from, int to) {
    return words[item] <= SHORT
        ? foundShort(item, text, from, to)
        : foundRuns(item, text, from, to);
  }

  private int foundShort(int item, long[] text, int from, int to) {
    int size = words[item];
    for (int at = from; at + size <= to; at++) {
      int same = 0;
      while (same < size && text[at + same] == units[starts[item] + same]) {
        same++;
      }
      if (same == size) {
        return Score.WHOLE;
      }
    }
    return 0;
  }

  private int foundRuns(int item, long[] text, int from, int to) {
    int count = starts[item + 1] - starts[item];
    boolean[] seen = new boolean[count];
    for (int at = from; at + RUN <= to; at++) {
      int place = find(item, Grams.hash(text, at, RUN));
      if (place >= 0) {
        seen[place - starts[item]] = true;
      }
    }
    long sum = 0;
    long all = 0;
    for (int i = 0; i < count; i++) {
      int weight = weights[starts[item] + i];
      all += weight;
      sum += seen[i] ? weight : 0;
    }
    return Score.share(sum, all);
  }

  private int find(int item, long hash) {
    return Arrays.binarySearch(units, starts[item], starts[item + 1], hash);
  }

  void write(DataOutputStream out) throws IOException {
    IntLists.writeInts(out, words);
    IntLists.writeInts(out, starts);
    IntLists.writeLongs(out, units);
    IntLists.writeInts(out, weights);
  }

  static Answers read(DataInputStream in) throws IOException {
    return new Answers(
        IntLists.readInts(in),
        IntLists.readInts(in),
        IntLists.readLongs(in),
        IntLists.readInts(in));
  }
}
