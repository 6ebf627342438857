package dev.granary.read;

import dev.granary.read.binary.Malformed;

/**
 * Stops where a few stored bytes become too many. A format that stores a value once for many
 * records may do that honestly with short ones, so that only what long records have beyond a page
 * of memory counts.
 */
final class Expansion {
  private static final long FREE = 10 << 20;
  private static final int SHORT = 1 << 12;

  /** So many records take no time worth speaking of, whatever they are made of. */
  private static final int FEW = 1 << 20;

  private final int ratio;
  private long count;

  Expansion(int ratio) {
    this.ratio = ratio;
  }

  /** However short records are, no file is taken to have more than the ratio for each byte. */
  void requireFew(long records, long stored) throws Malformed {
    if (records > FEW && records / ratio > stored) {
      throw new Malformed(
          stored + " stored bytes say that they are more than " + ratio + " times as many records");
    }
  }

  /** Other stored bytes come. */
  void begin() {
    count = 0;
  }

  void take(long length, long stored) throws Malformed {
    count += Math.max(0, length - SHORT);
    if (count > FREE && count / ratio > stored) {
      throw new Malformed(stored + " stored bytes became more than " + ratio + " times as many");
    }
  }
}
