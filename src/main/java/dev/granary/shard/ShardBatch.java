package dev.granary.shard;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import java.io.IOException;
import java.util.Arrays;

/**
 * The examples of a run of rows, fetched from the spill into memory. A batch is closed before it
 * passes its budget, so a partition of any size is written with bounded memory.
 */
final class ShardBatch {
  private final byte[] rows;
  private final int from;
  private final long[] keys;
  private final int[] rowOf;
  private final int[] starts;
  private final RowBuffer examples;

  private ShardBatch(byte[] rows, int from, int to, int bytes) {
    this.rows = rows;
    this.from = from;
    int count = (to - from) / RecordRow.WIDTH;
    keys = new long[count];
    rowOf = new int[count];
    starts = new int[count];
    Arrays.fill(starts, -1);
    examples = new RowBuffer(bytes);
    sortKeys();
  }

  /** The end of the run of rows from {@code from} whose examples fit the budget; at least one. */
  static int end(byte[] rows, int from, int budget) {
    long bytes = 0;
    int to = from;
    while (to < rows.length) {
      bytes += RecordRow.length(rows, to);
      if (bytes > budget && to > from) {
        break;
      }
      to += RecordRow.WIDTH;
    }
    return to;
  }

  static ShardBatch fetch(byte[] rows, int from, int to, byte[] slices, SpillReader reader)
      throws IOException {
    long bytes = 0;
    for (int row = from; row < to; row += RecordRow.WIDTH) {
      bytes += RecordRow.length(rows, row);
    }
    ShardBatch batch = new ShardBatch(rows, from, to, Math.toIntExact(bytes));
    for (int slice = 0; slice < slices.length; slice += Slice.WIDTH) {
      reader.read(Slice.at(slices, slice), batch::take);
    }
    return batch;
  }

  /** Where the example of a row lies in {@link #bytes}. */
  int start(int row) throws IOException {
    int start = starts[(row - from) / RecordRow.WIDTH];
    if (start < 0) {
      throw new IOException(
          "record " + RecordRow.id(rows, row) + " was decided on but is not in the spill");
    }
    return start;
  }

  byte[] bytes() {
    return examples.bytes();
  }

  private void take(byte[] bytes, int at, int length) {
    long ordinal = SpillEntry.ordinal(bytes, at);
    int copy = SpillEntry.copy(bytes, at);
    for (int i = first(ordinal); i < keys.length && keys[i] == ordinal; i++) {
      int row = rowOf[i];
      if (RecordRow.copy(rows, row) == copy) {
        starts[(row - from) / RecordRow.WIDTH] = examples.size();
        examples.put(bytes, at + SpillEntry.HEADER, length);
      }
    }
  }

  private int first(long ordinal) {
    int found = Arrays.binarySearch(keys, ordinal);
    while (found > 0 && keys[found - 1] == ordinal) {
      found--;
    }
    return found < 0 ? keys.length : found;
  }

  private void sortKeys() {
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = from + i * RecordRow.WIDTH;
    }
    RowOrder.sort(rows, order, RecordRow.ORDINAL, RecordRow.ORDINAL + Long.BYTES);
    for (int i = 0; i < order.length; i++) {
      rowOf[i] = order[i];
      keys[i] = RecordRow.ordinal(rows, order[i]);
    }
  }
}
