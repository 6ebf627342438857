package dev.granary.dedup.near;

/** Sums of numbers in their order, in 64 bits; the same everywhere, and no protection. */
final class Hash {
  static final long EMPTY = 0xCBF29CE484222325L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long FIRST = 0x3C79AC492BA7B653L;
  private static final long SECOND = 0x1C69B3F74AC4AE35L;

  private Hash() {}

  /** What came before, and one number more; to be {@link #spread} in the end. */
  static long add(long before, long number) {
    return (before ^ number) * PRIME;
  }

  /** Every bit of the result depends on every bit of the number. */
  static long spread(long number) {
    long mixed = (number ^ (number >>> 27)) * FIRST;
    mixed = (mixed ^ (mixed >>> 33)) * SECOND;
    return mixed ^ (mixed >>> 27);
  }
}
