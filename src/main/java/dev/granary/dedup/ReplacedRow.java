package dev.granary.dedup;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;

/**
 * A record that went, and the one that stays instead: survivor's id (16), the record's id (16), its
 * ordinal (8), its line in its block (4), how alike the two are in millionths (4).
 */
public final class ReplacedRow {
  public static final int WIDTH = 48;

  /** How alike equal records are. */
  public static final int EQUAL = 1_000_000;

  /** Rows sort by survivor, then by the record that went and its place. */
  public static final int KEY_END = 40;

  private ReplacedRow() {}

  public static void put(RowBuffer to, RecordId survivor, byte[] rows, int row, int millionths) {
    to.putId(survivor);
    to.putId(RecordRow.id(rows, row));
    to.putLong(RecordRow.ordinal(rows, row));
    to.putInt(RecordRow.line(rows, row));
    to.putInt(millionths);
  }

  public static RecordId survivor(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row);
  }

  public static RecordId member(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + 16);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + 32);
  }

  public static int line(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + 40);
  }

  public static int millionths(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + 44);
  }
}
