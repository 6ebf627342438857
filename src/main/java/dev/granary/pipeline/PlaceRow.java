package dev.granary.pipeline;

import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;

/**
 * Where a record stood, for looking it up by its place: ordinal (8), line in its block (4), id
 * (16).
 */
final class PlaceRow {
  static final int WIDTH = 28;

  /** Rows sort by place. */
  static final int KEY_END = 8;

  private PlaceRow() {}

  static void put(RowBuffer rows, long ordinal, int line, RecordId id) {
    rows.putLong(ordinal);
    rows.putInt(line);
    rows.putId(id);
  }

  static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  static int line(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + 8);
  }

  static RecordId id(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + 12);
  }
}
