package dev.granary.audit;

import dev.granary.coding.RowBuffer;

/**
 * Two records of different splits that may have something in common: where the one stands (9), and
 * where the other does (9), the earlier one first, then what it is (1).
 */
final class Pair {
  static final int WIDTH = 19;

  private Pair() {}

  static void put(RowBuffer rows, Spot left, Spot right, Shared what) {
    put(rows, left);
    put(rows, right);
    rows.putByte(what.code());
  }

  static Spot left(byte[] rows, int row) {
    return spot(rows, row);
  }

  static Spot right(byte[] rows, int row) {
    return spot(rows, row + 9);
  }

  static Shared what(byte[] rows, int row) {
    return Shared.of(rows[row + 18]);
  }

  private static void put(RowBuffer rows, Spot spot) {
    rows.putByte(spot.split());
    rows.putInt(spot.shard());
    rows.putInt(spot.position());
  }

  private static Spot spot(byte[] rows, int at) {
    return new Spot(rows[at] & 0xff, RowBuffer.intAt(rows, at + 1), RowBuffer.intAt(rows, at + 5));
  }
}
