package dev.granary.signature;

import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;

/**
 * Where a record that has bands is in its version: the ordinal that its bands have (8), its id
 * (16), the number of its shard (4), its position there (4). Rows sort by ordinal.
 */
public final class SignedRow {
  public static final int WIDTH = 32;
  public static final int KEY_END = 8;

  private SignedRow() {}

  public static void put(RowBuffer rows, long ordinal, RecordId id, int shard, int position) {
    rows.putLong(ordinal);
    rows.putId(id);
    rows.putInt(shard);
    rows.putInt(position);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  public static RecordId id(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + 8);
  }

  public static int shard(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + 24);
  }

  public static int position(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + 28);
  }

  /** The start of the row of an ordinal in sorted rows, or below 0 where there is none. */
  public static int find(byte[] rows, long ordinal) {
    int low = 0;
    int high = rows.length / WIDTH - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(ordinal(rows, middle * WIDTH), ordinal);
      if (order == 0) {
        return middle * WIDTH;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }
}
