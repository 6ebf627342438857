package dev.granary.dedup.candidate;

import dev.granary.coding.CandidateRow;
import dev.granary.dedup.near.SketchedText;
import java.util.BitSet;

/**
 * Which bands of a large component two records or more have: most bands of most records nobody
 * shares, and to remember who has those would take more memory than all else. May take a band for
 * shared that is not, never the other way round.
 */
final class SharedBands {
  /** Bits for each band; more are less often wrong. */
  private static final int BITS = 8;

  private static final int MOST_BITS = 1 << 28;

  private final int mask;
  private final BitSet once;
  private final BitSet twice;

  private SharedBands(long bands) {
    int bits = Integer.highestOneBit((int) Math.min(MOST_BITS, Math.max(64, bands * BITS)));
    mask = bits - 1;
    once = new BitSet(bits);
    twice = new BitSet(bits);
  }

  /** Goes through blocks of candidates for those of one component. */
  static SharedBands of(Iterable<byte[]> blocks, long component, int records, int bands) {
    SharedBands shared = new SharedBands((long) records * bands);
    long[] hashes = new long[bands];
    for (byte[] block : blocks) {
      for (int row = 0; row < block.length; row += CandidateRow.length(block, row)) {
        if (CandidateRow.component(block, row) == component) {
          SketchedText.readHashes(block, row + CandidateRow.CONTENT, hashes);
          shared.add(hashes);
        }
      }
    }
    return shared;
  }

  private void add(long[] hashes) {
    for (long hash : hashes) {
      int bit = (int) hash & mask;
      if (once.get(bit)) {
        twice.set(bit);
      } else {
        once.set(bit);
      }
    }
  }

  /** Moves those that are shared to the front; gives how many they are. */
  int select(long[] hashes) {
    int count = 0;
    for (long hash : hashes) {
      if (twice.get((int) hash & mask)) {
        hashes[count++] = hash;
      }
    }
    return count;
  }
}
