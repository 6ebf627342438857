package dev.granary.coding;

/** Two ordinals that have to do with each other: 16 bytes, sorted by the first. */
public final class PairRow {
  public static final int WIDTH = 16;

  private PairRow() {}

  public static void put(RowBuffer rows, long first, long second) {
    rows.putLong(first);
    rows.putLong(second);
  }

  public static long first(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  public static long second(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + Long.BYTES);
  }
}
