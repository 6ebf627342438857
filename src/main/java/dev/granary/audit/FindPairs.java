package dev.granary.audit;

import dev.granary.coding.Partitions;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.record.StableHash;

/** Finds among traces those that records of different splits have left alike. */
final class FindPairs {
  /** How many pairs of one band are looked at: a text that thousands share is no secret. */
  static final long MOST_OF_A_BAND = 100_000;

  private final Partitions partitions;
  private final RowRouter pairs = new RowRouter();
  private long skipped;

  FindPairs(Partitions partitions) {
    this.partitions = partitions;
  }

  /** Looks at all traces of a partition; gives how many pairs were too many to look at. */
  long in(byte[] rows) {
    int[] starts = RowOrder.ofRows(rows, rows.length, Trace.WIDTH, 0, Trace.WIDTH);
    for (int from = 0; from < starts.length; ) {
      int to = from + 1;
      while (to < starts.length
          && RowOrder.compare(rows, starts[from], starts[to], 0, Trace.KEY_END) == 0) {
        to++;
      }
      // The split comes next in the order, so one look at both ends tells whether there are two.
      if (Trace.split(rows, starts[from]) != Trace.split(rows, starts[to - 1])) {
        pair(rows, starts, from, to);
      }
      from = to;
    }
    return skipped;
  }

  RowRouter pairs() {
    return pairs;
  }

  private void pair(byte[] rows, int[] starts, int from, int to) {
    if (Trace.what(rows, starts[from]) == Shared.NEAR) {
      pairAll(rows, starts, from, to);
      return;
    }
    // What is equal to the first is equal to all: one of each split is enough.
    for (int i = from + 1; i < to; i++) {
      if (Trace.split(rows, starts[i]) != Trace.split(rows, starts[i - 1])) {
        put(rows, starts[from], starts[i]);
      }
    }
  }

  private void pairAll(byte[] rows, int[] starts, int from, int to) {
    long taken = 0;
    for (int left = from; left < to; left++) {
      for (int right = to - 1;
          right > left && Trace.split(rows, starts[right]) != Trace.split(rows, starts[left]);
          right--) {
        if (taken == MOST_OF_A_BAND) {
          skipped += others(rows, starts, left, right, to);
          break;
        }
        put(rows, starts[left], starts[right]);
        taken++;
      }
    }
  }

  /** How many partners a trace still has, from one on down. */
  private static long others(byte[] rows, int[] starts, int left, int right, int to) {
    long others = 0;
    for (int i = Math.min(right, to - 1);
        i > left && Trace.split(rows, starts[i]) != Trace.split(rows, starts[left]);
        i--) {
      others++;
    }
    return others;
  }

  private void put(byte[] rows, int left, int right) {
    Spot one = Trace.spot(rows, left);
    Spot other = Trace.spot(rows, right);
    long home = StableHash.mix(one.shard(), other.shard());
    Pair.put(pairs.to(partitions.of(home)), one, other, Trace.what(rows, left));
  }
}
