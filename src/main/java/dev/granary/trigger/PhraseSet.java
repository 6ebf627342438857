package dev.granary.trigger;

import java.util.Arrays;

/** A few phrases among very many: most are told apart by one look at a table of bits. */
final class PhraseSet {
  private static final int TABLE_BITS = 16;

  private final long[] sorted;
  private final long[] table = new long[1 << (TABLE_BITS - 6)];

  private PhraseSet(long[] sorted) {
    this.sorted = sorted;
    for (long phrase : sorted) {
      int bit = bit(phrase);
      table[bit >>> 6] |= 1L << bit;
    }
  }

  static PhraseSet of(Triggers triggers) {
    return new PhraseSet(
        triggers.strongest().stream().mapToLong(Trigger::phrase).sorted().toArray());
  }

  boolean has(long phrase) {
    int bit = bit(phrase);
    return (table[bit >>> 6] >>> bit & 1) != 0 && Arrays.binarySearch(sorted, phrase) >= 0;
  }

  private static int bit(long phrase) {
    return (int) (phrase & ((1 << TABLE_BITS) - 1));
  }
}
