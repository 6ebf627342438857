package dev.granary.dedup.near;

import dev.granary.record.StableHash;

/**
 * The hash of a word, yet to be {@link StableHash#spread}: of its bytes, with letters of ASCII in
 * lower case, sixteen at a time. Most words have no more, and all of those go one way: how long the
 * next one is nobody can foresee, and a wrong guess costs more than to hash it.
 */
final class WordHash {
  private static final long PRIME = 0xC2B2AE3D27D4EB4FL;

  private WordHash() {}

  static long of(byte[] text, int start, int size) {
    long hash = Hash.EMPTY;
    if (size <= 2 * Long.BYTES) {
      return add(hash, text, start, size);
    }
    for (int at = 0; at < size; at += 2 * Long.BYTES) {
      hash = StableHash.spread(add(hash, text, start + at, Math.min(size - at, 2 * Long.BYTES)));
    }
    return hash;
  }

  private static long add(long before, byte[] text, int start, int size) {
    long first = Eight.lower(Eight.at(text, start, size));
    long second = Eight.lower(Eight.at(text, start + Long.BYTES, size - Long.BYTES));
    return Hash.add(before, first) ^ Long.rotateLeft(second * PRIME, Integer.SIZE);
  }
}
