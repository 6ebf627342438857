package dev.granary.dedup.near;

import dev.granary.record.StableHash;

/** Sums of numbers in their order, in 64 bits; the same everywhere, and no protection. */
final class Hash {
  static final long EMPTY = 0xCBF29CE484222325L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Hash() {}

  /** What came before, and one number more; to be {@link StableHash#spread} in the end. */
  static long add(long before, long number) {
    return (before ^ number) * PRIME;
  }
}
