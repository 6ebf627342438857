package dev.granary.audit;

import dev.granary.coding.RowBuffer;

/**
 * What a record leaves where others may have left the same: a hash (8), what it is of (1), the
 * split (1), the number of the shard (4), the place in it (4).
 */
final class Trace {
  static final int WIDTH = 18;

  /** Rows that are equal up to here have something in common, or seem to. */
  static final int KEY_END = 9;

  private Trace() {}

  static void put(RowBuffer rows, long hash, Shared what, Spot spot) {
    rows.putLong(hash);
    rows.putByte(what.code());
    rows.putByte(spot.split());
    rows.putInt(spot.shard());
    rows.putInt(spot.position());
  }

  static Shared what(byte[] rows, int row) {
    return Shared.of(rows[row + 8]);
  }

  static Spot spot(byte[] rows, int row) {
    return new Spot(
        rows[row + 9] & 0xff, RowBuffer.intAt(rows, row + 10), RowBuffer.intAt(rows, row + 14));
  }

  static int split(byte[] rows, int row) {
    return rows[row + 9] & 0xff;
  }
}
