package dev.granary.coding;

import dev.granary.record.RecordId;

/**
 * The texts of a record, on their way to where phrases are looked for. Rows differ in length; each
 * says its own.
 *
 * <pre>
 *  0  length of the row (4)
 *  4  record id (16)
 * 20  class (8): a hash of the label
 * 28  source (2)
 *     for each text: field (2), length (4), then the text
 * </pre>
 */
public final class TextRow {
  private static final int ID = 4;
  private static final int CLASS = 20;
  private static final int SOURCE = 28;

  /** Where the texts begin. */
  public static final int TEXTS = 30;

  /** What stands before each text. */
  private static final int HEADER = 6;

  private TextRow() {}

  /** Appends the record of a {@link RecordRow} with its texts. */
  public static void put(RowBuffer to, byte[] rows, int row, byte[] texts, int start, int length) {
    to.putInt(Math.addExact(TEXTS, length));
    to.putId(RecordRow.id(rows, row));
    to.putLong(RecordRow.label(rows, row));
    to.putShort(RecordRow.source(rows, row));
    to.put(texts, start, length);
  }

  /** Appends one text of a record. */
  public static void putText(RowBuffer to, int field, byte[] text, int start, int length) {
    to.putShort(field);
    to.putInt(length);
    to.put(text, start, length);
  }

  /** How long the row is that begins here; the next one follows it. */
  public static int length(byte[] rows, int row) {
    int length = rows.length - row < TEXTS ? 0 : RowBuffer.intAt(rows, row);
    if (length < TEXTS || length > rows.length - row) {
      throw new IllegalArgumentException("a block of texts is damaged at byte " + row);
    }
    return length;
  }

  public static RecordId id(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + ID);
  }

  public static long label(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + CLASS);
  }

  public static int source(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + SOURCE);
  }

  /** The field of the text whose entry begins here. */
  public static int field(byte[] rows, int text) {
    return RowBuffer.shortAt(rows, text);
  }

  /** Where the bytes of that text begin. */
  public static int start(int text) {
    return text + HEADER;
  }

  /** Where they end, and the next entry begins. */
  public static int end(byte[] rows, int text) {
    return text + HEADER + RowBuffer.intAt(rows, text + Short.BYTES);
  }
}
