package dev.granary.coding;

import java.nio.charset.StandardCharsets;

/**
 * The row of a record with a note behind it that goes to the ledger if the record does. Rows differ
 * in length; each says its own.
 *
 * <pre>
 *  0  a {@link RecordRow} (82)
 * 82  length of the note (4), the note in UTF-8
 * </pre>
 */
public final class NotedRow {
  private static final int NOTE = RecordRow.WIDTH + Integer.BYTES;

  private NotedRow() {}

  public static void put(RowBuffer to, byte[] rows, int row, String note) {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    to.put(rows, row, RecordRow.WIDTH);
    to.putInt(bytes.length);
    to.put(bytes, 0, bytes.length);
  }

  public static int length(byte[] rows, int row) {
    return NOTE + noteLength(rows, row);
  }

  public static String note(byte[] rows, int row) {
    return new String(rows, row + NOTE, noteLength(rows, row), StandardCharsets.UTF_8);
  }

  private static int noteLength(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + RecordRow.WIDTH);
  }
}
