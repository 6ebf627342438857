package dev.granary.shard;

import dev.granary.coding.RowBuffer;
import java.util.Arrays;

/**
 * What one partition gives to one shard: the partition (4), the length of the slices (4), the
 * slices it may lie in, and the rows of its records in order.
 */
final class ShardPart {
  private static final int HEADER = 8;

  private ShardPart() {}

  static byte[] of(int partition, byte[] slices, RowBuffer rows) {
    RowBuffer part = new RowBuffer(HEADER + slices.length + rows.size());
    part.putInt(partition);
    part.putInt(slices.length);
    part.put(slices, 0, slices.length);
    part.put(rows.bytes(), 0, rows.size());
    return part.copy();
  }

  static int partition(byte[] part) {
    return RowBuffer.intAt(part, 0);
  }

  static byte[] slices(byte[] part) {
    return Arrays.copyOfRange(part, HEADER, HEADER + RowBuffer.intAt(part, 4));
  }

  static byte[] rows(byte[] part) {
    return Arrays.copyOfRange(part, HEADER + RowBuffer.intAt(part, 4), part.length);
  }
}
