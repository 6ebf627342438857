package dev.granary.shard;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What one partition gives to one shard: its place among the parts (4), the length of the slices
 * (4), the slices it may lie in, and the rows of its records in order. Records that are dealt once
 * more are a part of their own, which comes after all records that are dealt once.
 */
final class ShardPart {
  private static final int HEADER = 8;
  private static final int AFTER_ALL = 1 << 30;

  private ShardPart() {}

  static byte[] of(int partition, byte[] slices, RowBuffer rows) {
    return at(partition, slices, rows);
  }

  /** The same of records that are dealt once more. */
  static byte[] ofFill(int partition, byte[] slices, RowBuffer rows) {
    return at(AFTER_ALL + partition, slices, rows);
  }

  private static byte[] at(int place, byte[] slices, RowBuffer rows) {
    RowBuffer part = new RowBuffer(HEADER + slices.length + rows.size());
    part.putInt(place);
    part.putInt(slices.length);
    part.put(slices, 0, slices.length);
    part.put(rows.bytes(), 0, rows.size());
    return part.copy();
  }

  /** Where it comes among the parts of its shard. */
  static int place(byte[] part) {
    return RowBuffer.intAt(part, 0);
  }

  /** The end of the run of parts from {@code first} whose examples fit the budget; at least one. */
  static int end(List<byte[]> parts, int first, int budget) {
    long bytes = 0;
    int next = first;
    while (next < parts.size()) {
      byte[] part = parts.get(next);
      for (int row = startOfRows(part); row < part.length; row += RecordRow.WIDTH) {
        bytes += RecordRow.length(part, row);
      }
      if (bytes > budget && next > first) {
        break;
      }
      next++;
    }
    return next;
  }

  static byte[] slices(byte[] part) {
    return Arrays.copyOfRange(part, HEADER, startOfRows(part));
  }

  static byte[] rows(byte[] part) {
    return Arrays.copyOfRange(part, startOfRows(part), part.length);
  }

  private static int startOfRows(byte[] part) {
    return HEADER + RowBuffer.intAt(part, 4);
  }
}
