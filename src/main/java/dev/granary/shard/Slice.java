package dev.granary.shard;

import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;

/**
 * A part of a spill segment that holds entries of one partition: 21 bytes as a row.
 *
 * @param segment what the segment's file is named after
 * @param origin what was spilled
 */
record Slice(long segment, Origin origin, int from, int length, int crc) {
  static final int WIDTH = 21;

  /** What a segment holds. */
  enum Origin {
    /** Records as they were read; the segment is named after the ordinal of its first. */
    RECORDS(0, "records"),
    /** Further copies of records; the segment is named after the partition they come from. */
    COPIES(1, "copies"),
    /** Texts of records, to compare them; the segment is named after the ordinal of its first. */
    TEXTS(2, "texts"),
    /** Texts of a sample of records; the segment is named after the ordinal of its first. */
    SAMPLES(3, "samples"),
    /** Records as a later step has them; the segment is named after their partition. */
    REWRITTEN(4, "rewritten");

    private final int code;
    private final String word;

    Origin(int code, String word) {
      this.code = code;
      this.word = word;
    }
  }

  /** Whether a record's example is the one that was spilled from here. */
  static boolean isOf(byte[] rows, int row, Origin origin) {
    return RecordRow.isRewritten(rows, row) == (origin == Origin.REWRITTEN);
  }

  void put(RowBuffer rows) {
    rows.putLong(segment);
    rows.putByte(origin.code);
    rows.putInt(from);
    rows.putInt(length);
    rows.putInt(crc);
  }

  static Slice at(byte[] rows, int row) {
    return new Slice(
        RowBuffer.longAt(rows, row),
        Origin.values()[rows[row + 8]],
        RowBuffer.intAt(rows, row + 9),
        RowBuffer.intAt(rows, row + 13),
        RowBuffer.intAt(rows, row + 17));
  }

  /** Whether both lie in one segment. */
  boolean isBeside(Slice other) {
    return segment == other.segment && origin == other.origin;
  }

  /** The path of a segment under the directory of the spill. */
  static String path(String directory, long segment, Origin origin) {
    return directory + "/" + origin.word + "-" + Long.toHexString(segment) + ".segment";
  }
}
