package dev.granary.shard;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The examples of a run of rows, fetched from the spill into memory. A batch is closed before it
 * passes its budget, so a partition of any size is written with bounded memory.
 */
final class ShardBatch {
  private final byte[] rows;
  private final int from;
  private final RowsByOrdinal byOrdinal;
  private final int[] starts;
  private final RowBuffer examples;

  private ShardBatch(byte[] rows, int from, int to, int bytes) {
    this.rows = rows;
    this.from = from;
    byOrdinal = new RowsByOrdinal(rows, from, to);
    starts = new int[(to - from) / RecordRow.WIDTH];
    Arrays.fill(starts, -1);
    examples = new RowBuffer(bytes);
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
    reader.read(slices, batch::take);
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

  private void take(Slice.Origin origin, byte[] bytes, int at, int length) throws IOException {
    long ordinal = SpillEntry.ordinal(bytes, at);
    int copy = SpillEntry.copy(bytes, at);
    for (int i = byOrdinal.first(ordinal); byOrdinal.has(i, ordinal); i++) {
      int row = byOrdinal.row(i);
      if (RecordRow.spilledCopy(rows, row) == copy
          && (origin == Slice.Origin.COPIES || Slice.isOf(rows, row, origin))) {
        requireLength(row, length);
        starts[(row - from) / RecordRow.WIDTH] = examples.size();
        examples.put(bytes, at + SpillEntry.HEADER, length);
      }
    }
  }

  private void requireLength(int row, int length) throws IOException {
    if (length != RecordRow.length(rows, row)) {
      throw new IOException(
          "record "
              + RecordRow.id(rows, row)
              + " has "
              + length
              + " bytes in the spill, but was decided on with "
              + RecordRow.length(rows, row));
    }
  }
}
