package dev.granary.read;

import dev.granary.record.Limits;

/** What formats that are unpacked in parts may hold at once, by the limits of a spec. */
final class Memory {
  /** A part may be so many times as long as the longest record. */
  private static final int RECORDS_OF_PART = 4;

  /** And all that are held at once so many times as long as a part. */
  private static final int PARTS = 4;

  private static final int MOST_ARRAY = Integer.MAX_VALUE - 8;

  private Memory() {}

  /** The longest page, block, dictionary or footer. */
  static int part(Limits limits) {
    return (int) Math.min(MOST_ARRAY, (long) limits.recordBytes() * RECORDS_OF_PART);
  }

  static long all(Limits limits) {
    return (long) part(limits) * PARTS;
  }
}
