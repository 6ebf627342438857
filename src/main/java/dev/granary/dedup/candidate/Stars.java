package dev.granary.dedup.candidate;

import dev.granary.dedup.near.Sieve;
import java.util.Arrays;

/**
 * Who went for whom of some candidates: each that stays, and around it those that went for it. The
 * candidates are told by number, in the order in which they were offered.
 */
final class Stars {
  private final int[] numbers;
  private final int[] hubs;
  private final double[] scores;
  private final int[] ends;
  private final int[] grouped;

  private Stars(int[] numbers, int[] hubs, double[] scores) {
    this.numbers = numbers;
    this.hubs = hubs;
    this.scores = scores;
    ends = new int[numbers.length];
    grouped = new int[numbers.length];
    group();
  }

  /** One that stays comes first among its own. */
  static final class Star {
    private final int[] members;
    private final double[] scores;

    private Star(int[] members, double[] scores) {
      this.members = members;
      this.scores = scores;
    }

    int[] members() {
      return members;
    }

    /** How alike each is to the first. */
    double[] scores() {
      return scores;
    }

    int hub() {
      return members[0];
    }
  }

  /** Collects what becomes of candidates, each offered once. */
  static final class Offered {
    private final int[] numbers;
    private final int[] hubs;
    private final double[] scores;
    private int count;

    Offered(int[] numbers) {
      this.numbers = numbers;
      hubs = new int[numbers.length];
      scores = new double[numbers.length];
    }

    void add(Sieve.Decision decision) {
      hubs[count] = decision.stays() ? count : decision.survivor();
      scores[count++] = decision.score();
    }

    Stars stars() {
      return new Stars(numbers, hubs, scores);
    }
  }

  int count() {
    return numbers.length;
  }

  /** Whether the candidate at a position is one that stays. */
  boolean isHub(int position) {
    return hubs[position] == position;
  }

  /** The star of one that stays; its members stand in their order. */
  Star of(int hub) {
    int from = hub == 0 ? 0 : ends[hub - 1];
    int[] positions = Arrays.copyOfRange(grouped, from, ends[hub]);
    return new Star(
        Arrays.stream(positions).map(position -> numbers[position]).toArray(),
        Arrays.stream(positions).mapToDouble(position -> scores[position]).toArray());
  }

  private void group() {
    for (int hub : hubs) {
      ends[hub]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] next = new int[ends.length];
    for (int hub = 1; hub < ends.length; hub++) {
      next[hub] = ends[hub - 1];
    }
    for (int position = 0; position < hubs.length; position++) {
      grouped[next[hubs[position]]++] = position;
    }
  }
}
