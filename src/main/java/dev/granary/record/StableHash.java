package dev.granary.record;

/**
 * Spreads seeded numbers evenly over 64 bits, the same in every run and on every machine. It
 * decides draws and orders; it is no protection against someone who picks the input.
 *
 * <p>The finaliser is Pelle Evensen's "moremur", a sharper choice of constants for the mixing steps
 * of MurmurHash3 and of Stafford's variants. Each number goes through at least two rounds of it.
 */
public final class StableHash {
  private static final long FIRST = 0x3C79AC492BA7B653L;
  private static final long SECOND = 0x1C69B3F74AC4AE35L;

  /** 2^64 divided by the golden ratio: it moves zero, which the finaliser leaves where it is. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final int UNUSED_BY_DOUBLE = Long.SIZE - 53;

  private StableHash() {}

  /** A hash of a record that another seed makes another. */
  public static long mix(long seed, RecordId id) {
    return mix(mix(seed, id.high()), id.low());
  }

  /** A hash of a number that another seed makes another; for one seed, no two are equal. */
  public static long mix(long seed, long value) {
    return spread(spread(spread(seed + GOLDEN) ^ value) + GOLDEN);
  }

  /** The hash as a number from 0, inclusive, to 1, exclusive: its upper 53 bits. */
  public static double unit(long hash) {
    return (hash >>> UNUSED_BY_DOUBLE) * 0x1.0p-53;
  }

  /** Every bit of the result depends on every bit of the number; zero stays zero. */
  public static long spread(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 27)) * FIRST;
    mixed = (mixed ^ (mixed >>> 33)) * SECOND;
    return mixed ^ (mixed >>> 27);
  }
}
