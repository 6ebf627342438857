package dev.granary.coding;

import dev.granary.record.StableHash;

/**
 * 64 bits that tell where a record stood: 24 for the file's number in the run, the highest of them
 * zero, and 40 for the byte offset of the record in the file's text. It sorts as places do, signed
 * or not, and no version ever shows it.
 */
public final class Ordinal {
  public static final int MOST_FILES = 1 << 23;
  public static final long MOST_BYTES = 1L << 40;

  private Ordinal() {}

  /** The ordinal of the record that begins at an offset of a file. */
  public static long of(int file, long offset) {
    if (file < 0 || file >= MOST_FILES || offset < 0 || offset >= MOST_BYTES) {
      throw new IllegalArgumentException(
          "file %d, offset %d is beyond what one run can read: %d files of 1 TiB each"
              .formatted(file, offset, MOST_FILES));
    }
    return (long) file << 40 | offset;
  }

  /** Spreads ordinals evenly, to cut them into partitions. */
  public static long spread(long ordinal) {
    return StableHash.spread(ordinal);
  }

  public static int file(long ordinal) {
    return (int) (ordinal >>> 40);
  }

  public static long offset(long ordinal) {
    return ordinal & (MOST_BYTES - 1);
  }
}
