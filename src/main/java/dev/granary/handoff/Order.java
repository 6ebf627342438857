package dev.granary.handoff;

/**
 * The order in which the records of a lane are read in an epoch: a permutation that follows from
 * seed, epoch and lane alone, takes no memory, and can be asked both ways. A Feistel network of six
 * rounds over the smallest even number of bits that holds the numbers; what falls beyond them goes
 * round again.
 */
public final class Order {
  private static final int ROUNDS = 6;
  private static final int LEAST_BITS = 2;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final long count;
  private final long key;
  private final int half;
  private final long mask;

  private Order(long count, long key) {
    this.count = count;
    this.key = key;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, count - 1));
    this.half = (Math.max(LEAST_BITS, bits) + 1) / 2;
    this.mask = (1L << half) - 1;
  }

  /** The order of so many records. */
  public static Order of(long seed, long epoch, int lane, long count) {
    return new Order(count, mix(mix(mix(seed) ^ epoch) ^ lane));
  }

  /** Which record comes at a position; both are counted from 0. */
  public long at(long position) {
    long number = checked(position);
    do {
      number = forth(number);
    } while (number >= count);
    return number;
  }

  /** The position at which a record comes. */
  public long positionOf(long record) {
    long number = checked(record);
    do {
      number = back(number);
    } while (number >= count);
    return number;
  }

  private long checked(long number) {
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException(number + " of " + count + " records");
    }
    return number;
  }

  private long forth(long number) {
    long left = number >>> half;
    long right = number & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ scrambled(round, right);
      left = right;
      right = next;
    }
    return left << half | right;
  }

  private long back(long number) {
    long left = number >>> half;
    long right = number & mask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long before = right ^ scrambled(round, left);
      right = left;
      left = before;
    }
    return left << half | right;
  }

  private long scrambled(int round, long half) {
    return mix(key + round * STEP ^ half) & mask;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
