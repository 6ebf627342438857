package dev.granary.version;

/**
 * A file of TFRecords that is to be read.
 *
 * @param path what it is called in messages
 * @param longest how many bytes a record may have
 */
public record ShardFile(String path, Compression compression, int longest) {
  /** The most bytes of a record that an array can hold. */
  public static final int LONGEST = Integer.MAX_VALUE - 8;

  private static final int BITS_IN_MEMBER = 16;

  public ShardFile {
    Wording.requireNotNegative("the most bytes of a record", longest);
  }

  /** The byte of the file from which on it is read, for a record at this offset of its index. */
  public long start(long offset) {
    return compression == Compression.GZIP ? offset >>> BITS_IN_MEMBER : offset;
  }

  /** How many unpacked bytes stand before the record from there on. */
  int skipped(long offset) {
    return compression == Compression.GZIP ? (int) (offset & (1 << BITS_IN_MEMBER) - 1) : 0;
  }

  /** The offset in an index of a byte of a gzip member; -1 where no index can tell it. */
  static long offsetInMember(long start, long within) {
    return within >>> BITS_IN_MEMBER == 0 ? start << BITS_IN_MEMBER | within : -1;
  }

  /** An offset in words. */
  String place(long offset) {
    if (offset < 0) {
      return "an unknown place";
    }
    return switch (compression) {
      case NONE -> "byte " + offset;
      case GZIP ->
          "byte %d of the gzip member at byte %d".formatted(skipped(offset), start(offset));
    };
  }
}
