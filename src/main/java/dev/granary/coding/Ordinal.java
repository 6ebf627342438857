package dev.granary.coding;

/**
 * 64 bits that tell where a record stood: 24 for the file's number in the run, 40 for the byte
 * offset of the record in the file's text. It sorts as places do, and no version ever shows it.
 */
public final class Ordinal {
  public static final int MOST_FILES = 1 << 24;
  public static final long MOST_BYTES = 1L << 40;

  private Ordinal() {}

  public static long of(int file, long offset) {
    if (file < 0 || file >= MOST_FILES || offset < 0 || offset >= MOST_BYTES) {
      throw new IllegalArgumentException(
          "file " + file + ", offset " + offset + " is beyond what one run can read");
    }
    return (long) file << 40 | offset;
  }

  public static int file(long ordinal) {
    return (int) (ordinal >>> 40);
  }

  public static long offset(long ordinal) {
    return ordinal & (MOST_BYTES - 1);
  }
}
