package dev.granary.coding;

import dev.granary.record.RecordId;

/**
 * A row on its way to where keys are compared: a {@link RecordRow}, then how many bytes the record
 * has (8) and the digest of them (16), which are told should its key turn out to be taken.
 */
public final class KeyedRow {
  public static final int WIDTH = RecordRow.WIDTH + Long.BYTES + RecordId.BYTES;

  private static final int BYTES = RecordRow.WIDTH;
  private static final int DIGEST = BYTES + Long.BYTES;

  private KeyedRow() {}

  /** Completes the record row that was just put. */
  public static void complete(RowBuffer rows, long bytes, RecordId digest) {
    rows.putLong(bytes);
    rows.putId(digest);
  }

  public static long bytes(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + BYTES);
  }

  public static RecordId digest(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + DIGEST);
  }
}
