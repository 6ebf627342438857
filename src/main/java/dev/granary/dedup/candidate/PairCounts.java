package dev.granary.dedup.candidate;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** What came of comparing candidates; it grows as more is compared. */
public final class PairCounts {
  public static final DataCoder<PairCounts> CODER = new PairCountsCoder();

  /** Scores of those that went are counted in steps of a twentieth. */
  public static final int STEPS = 20;

  private final long[] scores = new long[STEPS + 1];
  private long candidates;
  private long components;
  private long largest;
  private long comparisons;
  private long passedOver;
  private long linked;

  private PairCounts() {}

  public static PairCounts none() {
    return new PairCounts();
  }

  /** How many records shared a band with another, or hang together with those that did. */
  public long candidates() {
    return candidates;
  }

  /** How many sets of records hang together so, and are compared by one worker each. */
  public long components() {
    return components;
  }

  /** How many records the largest of those has. */
  public long largest() {
    return largest;
  }

  /** How many pairs were compared exactly. */
  public long comparisons() {
    return comparisons;
  }

  /** How many buckets, counted for each record, were too full for it to be compared with later. */
  public long passedOver() {
    return passedOver;
  }

  /** How many records stay that hang together with another one that stays, through others. */
  public long linked() {
    return linked;
  }

  /** How many records went, by the twentieth that their score lies in; the last one is 1 itself. */
  public long[] scores() {
    return scores.clone();
  }

  void component(int size) {
    components++;
    candidates += size;
    largest = Math.max(largest, size);
  }

  void compared(long pairs, long passed) {
    comparisons += pairs;
    passedOver += passed;
  }

  void went(double score) {
    scores[(int) (score * STEPS)]++;
  }

  void link() {
    linked++;
  }

  public void add(PairCounts other) {
    Arrays.setAll(scores, step -> scores[step] + other.scores[step]);
    candidates += other.candidates;
    components += other.components;
    largest = Math.max(largest, other.largest);
    comparisons += other.comparisons;
    passedOver += other.passedOver;
    linked += other.linked;
  }

  private static final class PairCountsCoder extends DataCoder<PairCounts> {
    @Override
    protected void write(PairCounts value, DataOutputStream out) throws IOException {
      for (long score : value.scores) {
        out.writeLong(score);
      }
      out.writeLong(value.candidates);
      out.writeLong(value.components);
      out.writeLong(value.largest);
      out.writeLong(value.comparisons);
      out.writeLong(value.passedOver);
      out.writeLong(value.linked);
    }

    @Override
    protected PairCounts read(DataInputStream in) throws IOException {
      PairCounts counts = none();
      for (int step = 0; step <= STEPS; step++) {
        counts.scores[step] = in.readLong();
      }
      counts.candidates = in.readLong();
      counts.components = in.readLong();
      counts.largest = in.readLong();
      counts.comparisons = in.readLong();
      counts.passedOver = in.readLong();
      counts.linked = in.readLong();
      return counts;
    }
  }
}
