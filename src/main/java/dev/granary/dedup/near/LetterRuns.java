package dev.granary.dedup.near;

/**
 * Finds where in a text runs of letters begin and end, eight bytes at a time: letters and digits of
 * ASCII, and any byte that is not ASCII, for what such bytes are is looked at by whoever reads the
 * run. No branch depends on a letter. Not for several threads.
 */
final class LetterRuns {
  private int[] edges = new int[1 << 8];
  private int count;
  private long all;

  /** Takes a text in the place of the one before. */
  void take(byte[] text, int start, int length) {
    if (edges.length < length + 2) {
      edges = new int[Math.max(length + 2, 2 * edges.length)];
    }
    count = 0;
    all = 0;
    int end = start + length;
    int at = start;
    long before = 0;
    for (; at + Long.SIZE <= end; at += Long.SIZE) {
      long letters = 0;
      for (int next = 0; next < Long.SIZE; next += Long.BYTES) {
        long eight = Eight.at(text, at + next);
        all |= eight;
        letters |= Eight.letters(eight) << next;
      }
      put(at, letters ^ ((letters << 1) | before));
      before = letters >>> (Long.SIZE - 1);
    }
    long letters = 0;
    for (int next = 0; at + next < end; next += Long.BYTES) {
      long eight = Eight.at(text, at + next, end - at - next);
      all |= eight;
      letters |= Eight.letters(eight) << next;
    }
    // Fewer than there are bits: so a run that goes to the end has its end here.
    put(at, letters ^ ((letters << 1) | before));
  }

  /** How many runs there are. */
  int count() {
    return count >> 1;
  }

  int start(int run) {
    return edges[2 * run];
  }

  int end(int run) {
    return edges[2 * run + 1];
  }

  /** Whether all bytes of the text are ASCII. */
  boolean isAscii() {
    return Eight.isAscii(all);
  }

  private void put(int at, long changes) {
    for (long left = changes; left != 0; left &= left - 1) {
      edges[count++] = at + Long.numberOfTrailingZeros(left);
    }
  }
}
