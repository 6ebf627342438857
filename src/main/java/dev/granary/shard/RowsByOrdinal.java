package dev.granary.shard;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowOrder;

/**
 * Rows of records in the order of their ordinals, to find those that an entry of the spill is of.
 */
final class RowsByOrdinal {
  private final int[] rows;
  private final long[] ordinals;

  /** Takes the rows from {@code from} to {@code to}. */
  RowsByOrdinal(byte[] block, int from, int to) {
    rows = new int[(to - from) / RecordRow.WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i * RecordRow.WIDTH;
    }
    RowOrder.sort(block, rows, RecordRow.ORDINAL, RecordRow.ORDINAL + Long.BYTES);
    ordinals = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ordinals[i] = RecordRow.ordinal(block, rows[i]);
    }
  }

  /** The number of the first row whose ordinal is not smaller; ordinals are unsigned. */
  int first(long ordinal) {
    int low = 0;
    int high = ordinals.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(ordinals[middle], ordinal) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether there is a row of this number, and with this ordinal. */
  boolean has(int number, long ordinal) {
    return number < ordinals.length && ordinals[number] == ordinal;
  }

  /** Where the row of a number starts in its block. */
  int row(int number) {
    return rows[number];
  }
}
