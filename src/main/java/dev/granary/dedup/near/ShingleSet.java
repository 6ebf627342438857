package dev.granary.dedup.near;

/**
 * The shingles of a text, sorted, each once, with an outline of them: a few bits for each shingle,
 * of which one is set. Two outlines tell how much two texts can share at most, much faster than
 * their shingles tell how much they do, and most texts that meet are not alike.
 */
final class ShingleSet {
  /** A bit that no other shingle has is told by most, and the outline stays far below the set. */
  private static final int BITS_PER_SHINGLE = 4;

  private static final int MOST_WORDS = 1 << 8;

  static final ShingleSet NONE = new ShingleSet(new long[0]);

  private final long[] hashes;
  private final long[] outline;

  /** Takes an array as its own. */
  ShingleSet(long[] hashes) {
    this.hashes = hashes;
    int words = Math.min(MOST_WORDS, hashes.length * BITS_PER_SHINGLE / Long.SIZE + 1);
    // A power of two, so that a longer outline folds onto a shorter one.
    outline = new long[Integer.highestOneBit(2 * words - 1)];
    for (long hash : hashes) {
      outline[(int) (hash >>> 6) & (outline.length - 1)] |= 1L << hash;
    }
  }

  long[] hashes() {
    return hashes;
  }

  int size() {
    return hashes.length;
  }

  long bytes() {
    return (long) Long.BYTES * (hashes.length + outline.length);
  }

  /** A number that is not below how many shingles both have. */
  int mostShared(ShingleSet other) {
    return outline.length < other.outline.length
        ? mostShared(other, this)
        : mostShared(this, other);
  }

  private static int mostShared(ShingleSet large, ShingleSet small) {
    int inLarge = 0;
    int inSmall = 0;
    for (int word = 0; word < small.outline.length; word++) {
      long one = large.outline[word];
      for (int more = word + small.outline.length; more < large.outline.length; ) {
        one |= large.outline[more];
        more += small.outline.length;
      }
      // Each bit that only one has is of a shingle, or of several, that the other has not.
      inLarge += Long.bitCount(one & ~small.outline[word]);
      inSmall += Long.bitCount(small.outline[word] & ~one);
    }
    return Math.min(large.size() - inLarge, small.size() - inSmall);
  }
}
