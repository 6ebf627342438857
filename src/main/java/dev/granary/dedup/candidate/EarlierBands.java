package dev.granary.dedup.candidate;

import dev.granary.coding.BandRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;

/** Adds to the bands of a partition those of earlier versions that meet one of them. */
final class EarlierBands {
  private final byte[] rows;
  private final int[] starts;
  private final RowBuffer all;

  EarlierBands(byte[] rows, int[] starts) {
    this.rows = rows;
    this.starts = starts;
    all = new RowBuffer(0);
  }

  /** Goes over both in the order of their hashes: what meets nothing is passed by. */
  void add(byte[] earlier, long raise) {
    int own = 0;
    for (int row = 0; row < earlier.length; row += BandRow.WIDTH) {
      long hash = BandRow.hash(earlier, row);
      while (own < starts.length && BandRow.hash(rows, starts[own]) < hash) {
        own++;
      }
      if (own == starts.length) {
        return;
      }
      if (BandRow.hash(rows, starts[own]) == hash) {
        if (all.isEmpty()) {
          all.put(rows, 0, rows.length);
        }
        BandRow.putRaised(all, earlier, row, raise);
      }
    }
  }

  /** The buckets of all of them. */
  Buckets buckets(int cap) {
    return all.isEmpty() ? new Buckets(rows, starts, cap) : new Buckets(all.copy(), cap);
  }

  static int[] sorted(byte[] rows) {
    return RowOrder.ofRows(rows, rows.length, BandRow.WIDTH, 0, BandRow.WIDTH);
  }
}
