package dev.granary.check;

import dev.granary.record.RecordId;

/** Hashes of the values that a list holds: 16 bytes each, sorted, looked up without an object. */
public final class KnownValues {
  private final long[] highs;
  private final long[] lows;

  /** The hashes must ascend. */
  public KnownValues(long[] highs, long[] lows) {
    this.highs = highs.clone();
    this.lows = lows.clone();
  }

  public int size() {
    return highs.length;
  }

  boolean contains(RecordId hash) {
    int low = 0;
    int high = highs.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(highs[middle], hash.high());
      if (order == 0) {
        order = Long.compareUnsigned(lows[middle], hash.low());
      }
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
