package dev.granary.dedup;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;

/**
 * A record that went, and the one that stays instead: survivor's id (16), the record's id (16), its
 * ordinal (8), its line in its block (4), how alike the two are in millionths (4), and whether
 * their labels differ (1).
 */
public final class ReplacedRow {
  public static final int WIDTH = 49;

  /** How alike equal records are. */
  public static final int EQUAL = 1_000_000;

  /** Rows sort by survivor, then by the record that went and its place. */
  public static final int KEY_END = 40;

  private ReplacedRow() {}

  /** How the labels of the two compare. */
  public enum Labels {
    SAME(0),
    OTHER(1),
    /** No field is the label, or what the survivor's was is not looked at. */
    UNKNOWN(2);

    private final int code;

    Labels(int code) {
      this.code = code;
    }

    private static Labels of(int code) {
      return switch (code) {
        case 0 -> SAME;
        case 1 -> OTHER;
        case 2 -> UNKNOWN;
        default -> throw new IllegalArgumentException("labels do not compare as " + code);
      };
    }
  }

  /** Appends what became of a row for the sake of another, {@code survivor}. */
  public static void put(RowBuffer to, byte[] rows, int survivor, int row, int millionths) {
    to.putId(RecordRow.id(rows, survivor));
    to.putId(RecordRow.id(rows, row));
    to.putLong(RecordRow.ordinal(rows, row));
    to.putInt(RecordRow.line(rows, row));
    to.putInt(millionths);
    to.putByte(labels(RecordRow.label(rows, survivor), RecordRow.label(rows, row)).code);
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

  public static Labels labels(byte[] rows, int row) {
    return Labels.of(rows[row + 48]);
  }

  private static Labels labels(long survivor, long member) {
    if (survivor == 0 || member == 0) {
      return Labels.UNKNOWN;
    }
    return survivor == member ? Labels.SAME : Labels.OTHER;
  }
}
