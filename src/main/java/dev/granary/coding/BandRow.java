package dev.granary.coding;

/**
 * One band of a record's sketch on its way to where equal bands meet: 17 bytes, since there are
 * many for each record.
 *
 * <pre>
 *  0  hash of the band (5): its highest 40 bits
 *  5  hash of the next band (4): its highest 32 bits, by which a bucket that is too large is split
 *  9  ordinal of the record (8)
 * </pre>
 *
 * <p>Bands that differ meet by accident once in 2^40 pairs: that costs a comparison, no record.
 */
public final class BandRow {
  public static final int WIDTH = 17;

  private static final int HASH_LOW = 1;
  private static final int NEXT = 5;
  private static final int ORDINAL = 9;

  private BandRow() {}

  public static void put(RowBuffer rows, long hash, long next, long ordinal) {
    rows.putByte((int) (hash >>> 56));
    rows.putInt((int) (hash >>> 24));
    rows.putInt((int) (next >>> 32));
    rows.putLong(ordinal);
  }

  /** Appends a row of another run, whose ordinals are raised so that they are not taken twice. */
  public static void putRaised(RowBuffer to, byte[] rows, int row, long raise) {
    int start = to.size();
    to.put(rows, row, WIDTH);
    to.setLong(start + ORDINAL, ordinal(rows, row) + raise);
  }

  /** Equal for rows that meet. */
  public static long hash(byte[] rows, int row) {
    return ((rows[row] & 0xFFL) << Integer.SIZE)
        | (RowBuffer.intAt(rows, row + HASH_LOW) & 0xFFFF_FFFFL);
  }

  public static int next(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + NEXT);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + ORDINAL);
  }
}
