package dev.granary.coding;

import dev.granary.record.RecordId;

/**
 * What the decisions need to know of one record: 82 bytes.
 *
 * <pre>
 *  0  fingerprint (16); once duplicates are gone: order key (8), copy (8)
 * 16  record id (16)
 * 32  ordinal (8)
 * 40  class (8): a hash of the label
 * 48  line (4), counted from the start of its block
 * 52  length of the encoded example (4)
 * 56  bytes of text (4)
 * 60  source (2)
 * 62  copy (2): 0 for the record itself; from 32768 on, copies that fill a split
 * 64  split (1), 255 where none takes it, 254 in the gap before one
 * 65  marks (1): 1 where consent was given, 2 where its text may hold an evaluation item, 4 where
 *     its example was written anew
 * 66  group (8): its unit is the point among the shares of the splits
 * 74  quality (8): the higher the better
 * </pre>
 */
public final class RecordRow {
  public static final int WIDTH = 82;
  public static final int KEY = 0;
  public static final int ID = 16;
  public static final int ORDINAL = 32;
  public static final int NO_SPLIT = 255;
  public static final int IN_GAP = 254;
  public static final int GROUP = 66;

  /** What the number of a copy is raised by where a record is dealt once more. */
  public static final int FILL = 1 << 15;

  private static final int CLASS = 40;
  private static final int LINE = 48;
  private static final int LENGTH = 52;
  private static final int TEXT = 56;
  private static final int SOURCE = 60;
  private static final int COPY = 62;
  private static final int SPLIT = 64;
  private static final int MARKS = 65;
  private static final int QUALITY = 74;

  private static final int CONSENTED = 1;
  private static final int SUSPECTED = 2;
  private static final int REWRITTEN = 4;

  private RecordRow() {}

  /**
   * What of a row its record decides, apart from its ids.
   *
   * @param group what records that must be in one split have in common
   */
  public record Facts(
      long label, int line, int length, int text, int source, int split, long group, Merit merit) {
    /** The same in another line. */
    public Facts at(int otherLine) {
      return new Facts(label, otherLine, length, text, source, split, group, merit);
    }
  }

  /**
   * Why a record rather than one like it should stay, as its own fields tell.
   *
   * @param consent 1 where it was given, else 0
   * @param quality the higher the better
   */
  public record Merit(int consent, long quality) {
    public static final Merit NONE = new Merit(0, 0);
  }

  public static void put(
      RowBuffer rows, RecordId fingerprint, RecordId id, long ordinal, Facts facts) {
    rows.putId(fingerprint);
    rows.putId(id);
    rows.putLong(ordinal);
    rows.putLong(facts.label());
    rows.putInt(facts.line());
    rows.putInt(facts.length());
    rows.putInt(facts.text());
    rows.putShort(facts.source());
    rows.putShort(0);
    rows.putByte(facts.split());
    rows.putByte(facts.merit().consent());
    rows.putLong(facts.group());
    rows.putLong(facts.merit().quality());
  }

  /** Appends a row that sorts by the order key of one copy of its record. */
  public static void putOrdered(RowBuffer to, byte[] rows, int row, long orderKey, int copy) {
    int start = to.size();
    to.put(rows, row, WIDTH);
    to.setLong(start, orderKey);
    to.setLong(start + Long.BYTES, copy);
    to.setShort(start + COPY, copy);
  }

  /** Appends a row for a record, or a copy of one, that is dealt once more to fill a split. */
  public static void putFill(RowBuffer to, byte[] rows, int row) {
    int start = to.size();
    to.put(rows, row, WIDTH);
    to.setShort(start + COPY, FILL | copy(rows, row));
  }

  /** Appends a row whose record has become one of another group, and so perhaps split. */
  public static void putRegrouped(RowBuffer to, byte[] rows, int row, long group, int split) {
    int start = to.size();
    to.put(rows, row, SPLIT);
    to.putByte(split);
    to.put(rows, row + SPLIT + 1, WIDTH - SPLIT - 1);
    to.setLong(start + GROUP, group);
  }

  /** Appends a row whose record has another example, of another length. */
  public static void putRewritten(RowBuffer to, byte[] rows, int row, int length) {
    int start = to.size();
    to.put(rows, row, WIDTH);
    to.setInt(start + LENGTH, length);
    to.setByte(start + MARKS, rows[row + MARKS] | REWRITTEN);
  }

  /** Whether the example of the record is another than the one it had when it was read. */
  public static boolean isRewritten(byte[] rows, int row) {
    return (rows[row + MARKS] & REWRITTEN) != 0;
  }

  public static RecordId fingerprint(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + KEY);
  }

  /** The order key of a row that {@link #putOrdered} wrote. */
  public static long orderKey(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + KEY);
  }

  public static RecordId id(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + ID);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + ORDINAL);
  }

  public static long label(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + CLASS);
  }

  public static int line(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + LINE);
  }

  public static int length(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + LENGTH);
  }

  public static int text(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + TEXT);
  }

  public static int source(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + SOURCE);
  }

  public static int copy(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + COPY);
  }

  /** The copy that the spill holds. */
  public static int spilledCopy(byte[] rows, int row) {
    return copy(rows, row) & ~FILL;
  }

  public static boolean isFill(byte[] rows, int row) {
    return copy(rows, row) >= FILL;
  }

  /** Marks a row that was put already. */
  public static void suspect(RowBuffer rows, int row) {
    rows.setByte(row + MARKS, rows.bytes()[row + MARKS] | SUSPECTED);
  }

  /** Whether an evaluation item may be in the text of the record. */
  public static boolean isSuspect(byte[] rows, int row) {
    return (rows[row + MARKS] & SUSPECTED) != 0;
  }

  public static int split(byte[] rows, int row) {
    return rows[row + SPLIT] & 0xff;
  }

  /** The group: from it, the seed and the shares alone the split follows. */
  public static long group(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + GROUP);
  }

  public static int consent(byte[] rows, int row) {
    return rows[row + MARKS] & CONSENTED;
  }

  public static long quality(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + QUALITY);
  }
}
