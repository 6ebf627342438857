package dev.granary.coding;

import dev.granary.record.RecordId;

/**
 * What the quarantine tells of a record, should a later step set it aside: its ordinal (8), how
 * many bytes it has (8), and the digest of them (16).
 */
public final class RawRow {
  public static final int WIDTH = 32;

  /** Rows sort by ordinal. */
  public static final int KEY_END = Long.BYTES;

  private static final int BYTES = Long.BYTES;
  private static final int DIGEST = 2 * Long.BYTES;

  private RawRow() {}

  public static void put(RowBuffer to, long ordinal, long bytes, RecordId digest) {
    to.putLong(ordinal);
    to.putLong(bytes);
    to.putId(digest);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  public static long bytes(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + BYTES);
  }

  public static RecordId digest(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + DIGEST);
  }
}
