package dev.granary.coding;

/**
 * Two groups whose records must be in one split, as something other than a field ties them: 16
 * bytes, one group (8) and the other (8). See {@link RecordRow#group}.
 */
public final class LinkRow {
  public static final int WIDTH = 2 * Long.BYTES;

  private LinkRow() {}

  public static void put(RowBuffer rows, long group, long other) {
    rows.putLong(group);
    rows.putLong(other);
  }

  public static long group(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  public static long other(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + Long.BYTES);
  }
}
