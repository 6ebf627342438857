package dev.granary.dedup.candidate;

import dev.granary.coding.BandRow;
import dev.granary.coding.Canary;
import dev.granary.coding.PairRow;
import dev.granary.coding.RowBuffer;

/**
 * The buckets of one partition: records with an equal band. Each bucket gives a pair of its
 * smallest ordinal with every other one, never of all with all. A bucket over the cap is split by
 * the next band first, so that a text which half of the data shares does not tie it all together.
 */
final class Buckets {
  private final byte[] rows;
  private final int[] starts;
  private final int cap;
  private final RowBuffer pairs = new RowBuffer(1 << 10);
  private BucketCounts counts = BucketCounts.NONE;

  /** Takes the rows of all bands of a partition, in any order. */
  Buckets(byte[] rows, int cap) {
    this(rows, EarlierBands.sorted(rows), cap);
  }

  /** Takes rows whose order is known. */
  Buckets(byte[] rows, int[] starts, int cap) {
    this.rows = rows;
    this.starts = starts;
    this.cap = cap;
  }

  /** Rows of {@link PairRow}. */
  RowBuffer pairs() {
    return pairs;
  }

  BucketCounts counts() {
    return counts;
  }

  void meet() {
    for (int from = 0; from < starts.length; ) {
      long hash = BandRow.hash(rows, starts[from]);
      int to = from + 1;
      while (to < starts.length && BandRow.hash(rows, starts[to]) == hash) {
        to++;
      }
      if (to - from > 1) {
        meet(from, to);
      }
      from = to;
    }
  }

  private void meet(int from, int to) {
    int size = real(from, to);
    if (size <= cap) {
      if (size > 1) {
        counts = counts.plus(new BucketCounts(1, size, 0, 0, 0));
      }
      pair(from, to);
    } else {
      counts = counts.plus(new BucketCounts(1, size, 1, size, split(from, to)));
    }
  }

  /** What was planted does not count: with it and without it the same happens to the others. */
  private int real(int from, int to) {
    int real = 0;
    for (int i = from; i < to; i++) {
      real += Canary.is(BandRow.ordinal(rows, starts[i])) ? 0 : 1;
    }
    return real;
  }

  /** Rows stand by their next band already; gives how many have one of their own. */
  private long split(int from, int to) {
    long parted = 0;
    for (int start = from; start < to; ) {
      int next = BandRow.next(rows, starts[start]);
      int end = start + 1;
      while (end < to && BandRow.next(rows, starts[end]) == next) {
        end++;
      }
      parted += end - start == 1 ? 1 : 0;
      pair(start, end);
      start = end;
    }
    return parted;
  }

  private void pair(int from, int to) {
    long least = BandRow.ordinal(rows, starts[from]);
    for (int i = from + 1; i < to; i++) {
      long ordinal = BandRow.ordinal(rows, starts[i]);
      least = Long.compareUnsigned(ordinal, least) < 0 ? ordinal : least;
    }
    for (int i = from; i < to; i++) {
      long ordinal = BandRow.ordinal(rows, starts[i]);
      if (ordinal != least) {
        PairRow.put(pairs, least, ordinal);
      }
    }
  }
}
