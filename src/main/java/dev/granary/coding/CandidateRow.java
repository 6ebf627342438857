package dev.granary.coding;

/**
 * A record that may be like another, on its way to where it is compared. Rows differ in length;
 * each says its own.
 *
 * <pre>
 *  0  length of the row (4)
 *  4  component (8): the smallest ordinal of those that may be alike
 * 12  the {@link RecordRow} of the record
 *     what the spill holds of it: hashes of its bands (8 each), then its text
 * </pre>
 */
public final class CandidateRow {
  private static final int COMPONENT = 4;
  private static final int RECORD = 12;

  /** Where what the spill holds begins. */
  public static final int CONTENT = RECORD + RecordRow.WIDTH;

  private CandidateRow() {}

  public static void put(
      RowBuffer to, long component, byte[] rows, int row, byte[] content, int start, int length) {
    to.putInt(Math.addExact(CONTENT, length));
    to.putLong(component);
    to.put(rows, row, RecordRow.WIDTH);
    to.put(content, start, length);
  }

  /** How long the row is that begins here; the next one follows it. */
  public static int length(byte[] rows, int row) {
    int length = rows.length - row < CONTENT ? 0 : RowBuffer.intAt(rows, row);
    if (length < CONTENT || length > rows.length - row) {
      throw new IllegalArgumentException("a block of candidates is damaged at byte " + row);
    }
    return length;
  }

  public static long component(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + COMPONENT);
  }

  /** Where the record's row begins. */
  public static int record(int row) {
    return row + RECORD;
  }
}
