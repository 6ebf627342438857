package dev.granary.coding;

import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One verdict on its way to the ledger. Rows differ in length; each says its own.
 *
 * <pre>
 *  0  length of the row (4)
 *  4  record id (16)
 * 20  ordinal (8)
 * 28  copy (2)
 * 30  line, counted from the start of its block (4)
 * 34  source (2)
 * 36  reason (1)
 * 37  kept: split (1), shard (4), position (4)
 *     dropped: nothing; or the survivor's id (16), zero where none is, and evidence in UTF-8
 *     quarantined: bytes (8), digest (16), evidence in UTF-8 (the rest)
 *     quarantined for its key: bytes (8), digest (16), ordinal (8) and line (4) of who has it
 * </pre>
 */
public final class VerdictRow {
  /** Rows sort by id, place and copy, which stand together. */
  public static final int KEY_START = 4;

  public static final int KEY_END = 30;

  private static final int ID = 4;
  private static final int ORDINAL = 20;
  private static final int COPY = 28;
  private static final int LINE = 30;
  private static final int SOURCE = 34;
  private static final int REASON = 36;
  private static final int DETAIL = 37;
  private static final int EVIDENCE = DETAIL + RecordId.BYTES;
  private static final RecordId NO_SURVIVOR = new RecordId(0, 0);

  private VerdictRow() {}

  /** Which record a verdict is on. */
  public record Subject(RecordId id, long ordinal, int copy, int line, int source) {
    /** The record that a row of the decisions is about. */
    public static Subject of(byte[] rows, int row) {
      return new Subject(
          RecordRow.id(rows, row),
          RecordRow.ordinal(rows, row),
          RecordRow.copy(rows, row),
          RecordRow.line(rows, row),
          RecordRow.source(rows, row));
    }
  }

  /** A record that stays, as it came or changed. */
  public static void putKept(
      RowBuffer rows, Subject subject, Reason reason, int split, int shard, int position) {
    int start = begin(rows, subject, reason);
    rows.putByte(split);
    rows.putInt(shard);
    rows.putInt(position);
    end(rows, start);
  }

  public static void putDropped(RowBuffer rows, Subject subject, Reason reason) {
    end(rows, begin(rows, subject, reason));
  }

  /** A record that goes for what was found in it, which the ledger tells; never its text. */
  public static void putDropped(RowBuffer rows, Subject subject, Reason reason, String evidence) {
    putReplaced(rows, subject, reason, NO_SURVIVOR, evidence);
  }

  /** A record that goes because another stays. */
  public static void putReplaced(
      RowBuffer rows, Subject subject, Reason reason, RecordId survivor) {
    putReplaced(rows, subject, reason, survivor, "");
  }

  /** A record that goes because another stays, and what the ledger tells of the two. */
  public static void putReplaced(
      RowBuffer rows, Subject subject, Reason reason, RecordId survivor, String evidence) {
    int start = begin(rows, subject, reason);
    rows.putId(survivor);
    putText(rows, evidence);
    end(rows, start);
  }

  /** A record that is set aside because one that stands before it has the same key. */
  public static void putKeyTaken(RowBuffer rows, Subject subject, KeyTaken detail) {
    int start = begin(rows, subject, Reason.CHECK_UNIQUE);
    rows.putLong(detail.bytes());
    rows.putId(detail.digest());
    rows.putLong(detail.holder());
    rows.putInt(detail.holderLine());
    end(rows, start);
  }

  /**
   * What is known of a record that is set aside for its key, and the ordinal and line in its block
   * of the record that has it.
   */
  public record KeyTaken(long bytes, RecordId digest, long holder, int holderLine) {}

  public static void putQuarantined(
      RowBuffer rows, Subject subject, Reason reason, Quarantined detail) {
    int start = begin(rows, subject, reason);
    rows.putLong(detail.bytes());
    rows.putId(detail.digest());
    putText(rows, detail.evidence());
    end(rows, start);
  }

  /** What is known of a record that was set aside: never its text. */
  public record Quarantined(long bytes, RecordId digest, String evidence) {}

  /** The starts of all rows of a block, in the order they stand in. */
  public static int[] starts(byte[] rows) {
    int[] starts = new int[Math.max(16, rows.length / 48)];
    int count = 0;
    for (int at = 0; at < rows.length; at += checkedLength(rows, at)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = at;
    }
    return Arrays.copyOf(starts, count);
  }

  public static int length(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row);
  }

  public static RecordId id(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + ID);
  }

  public static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + ORDINAL);
  }

  public static int copy(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + COPY);
  }

  public static int line(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + LINE);
  }

  public static int source(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + SOURCE);
  }

  public static Reason reason(byte[] rows, int row) {
    return Reason.of(rows[row + REASON] & 0xff);
  }

  public static int split(byte[] rows, int row) {
    return rows[row + DETAIL] & 0xff;
  }

  public static int shard(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + DETAIL + 1);
  }

  public static int position(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row + DETAIL + 5);
  }

  /** Whether a dropped record was dropped in favour of another. */
  public static boolean hasSurvivor(byte[] rows, int row) {
    return length(rows, row) >= EVIDENCE && !survivor(rows, row).equals(NO_SURVIVOR);
  }

  public static RecordId survivor(byte[] rows, int row) {
    return RowBuffer.idAt(rows, row + DETAIL);
  }

  /** What is told of a dropped record; empty where its reason says it all. */
  public static String evidence(byte[] rows, int row) {
    return length(rows, row) <= EVIDENCE ? "" : text(rows, row, EVIDENCE);
  }

  public static Quarantined quarantined(byte[] rows, int row) {
    return new Quarantined(
        RowBuffer.longAt(rows, row + DETAIL),
        RowBuffer.idAt(rows, row + DETAIL + Long.BYTES),
        text(rows, row, DETAIL + Long.BYTES + RecordId.BYTES));
  }

  /** The text that a row ends with. */
  private static String text(byte[] rows, int row, int from) {
    return new String(rows, row + from, length(rows, row) - from, StandardCharsets.UTF_8);
  }

  private static int checkedLength(byte[] rows, int row) {
    int left = rows.length - row;
    int length = left < DETAIL ? 0 : length(rows, row);
    if (length < DETAIL || length > left) {
      throw new IllegalArgumentException("a block of verdicts is damaged at byte " + row);
    }
    return length;
  }

  public static KeyTaken keyTaken(byte[] rows, int row) {
    int holder = row + DETAIL + Long.BYTES + RecordId.BYTES;
    return new KeyTaken(
        RowBuffer.longAt(rows, row + DETAIL),
        RowBuffer.idAt(rows, row + DETAIL + Long.BYTES),
        RowBuffer.longAt(rows, holder),
        RowBuffer.intAt(rows, holder + Long.BYTES));
  }

  private static int begin(RowBuffer rows, Subject subject, Reason reason) {
    int start = rows.size();
    rows.putInt(0);
    rows.putId(subject.id());
    rows.putLong(subject.ordinal());
    rows.putShort(subject.copy());
    rows.putInt(subject.line());
    rows.putShort(subject.source());
    rows.putByte(reason.code());
    return start;
  }

  private static void putText(RowBuffer rows, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    rows.put(bytes, 0, bytes.length);
  }

  private static void end(RowBuffer rows, int start) {
    rows.setInt(start, rows.size() - start);
  }
}
