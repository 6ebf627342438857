package dev.granary.coding;

import java.io.Serializable;

/**
 * The equal ranges, a power of two of them, that a space of unsigned 64-bit numbers is cut into. A
 * partition is what one worker holds at a time, so the count follows from the size of the input and
 * never from the machine.
 */
public record Partitions(int count) implements Serializable {
  public static final int MOST = 4096;

  public Partitions {
    if (count < 1 || count > MOST || Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException(
          "partitions must be a power of two up to " + MOST + ": " + count);
    }
  }

  /**
   * The smallest count that leaves each partition no more than {@code each} bytes of the whole, as
   * far as {@link #MOST} allows.
   */
  public static Partitions of(long bytes, long each) {
    int count = 1;
    while (count < MOST && (bytes - 1) / count >= each) {
      count <<= 1;
    }
    return new Partitions(count);
  }

  /** The range that a number lies in; ranges are in ascending order. */
  public int of(long number) {
    return count == 1 ? 0 : (int) (number >>> (Long.SIZE - Integer.numberOfTrailingZeros(count)));
  }
}
