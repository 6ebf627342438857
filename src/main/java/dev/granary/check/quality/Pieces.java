package dev.granary.check.quality;

import java.util.Arrays;

/**
 * The different pieces of one text, numbered in the order in which they are met. It holds where
 * they stand and no copies; pieces are the same when their bytes are.
 */
final class Pieces {
  private static final int LEAST = 256;
  private static final int SPARSE = 16;

  private byte[] text = new byte[0];
  private int[] slots = new int[4 * LEAST];
  private int[] starts = new int[LEAST];
  private int[] lengths = new int[LEAST];
  private int[] hashes = new int[LEAST];
  private int count;

  /** Forgets all pieces; those to come are of another text. */
  void clear(byte[] next) {
    text = next;
    if (slots.length > SPARSE * Math.max(count, LEAST)) {
      slots = new int[4 * LEAST];
      starts = new int[LEAST];
      lengths = new int[LEAST];
      hashes = new int[LEAST];
    } else {
      Arrays.fill(slots, 0);
    }
    count = 0;
  }

  int count() {
    return count;
  }

  /** The number of a piece, which is {@link #count} as it was where no other is the same. */
  int number(int start, int end) {
    int hash = BytesHash.of(text, start, end);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int piece = slots[slot] - 1;
      if (hashes[piece] == hash && isSame(piece, start, end)) {
        return piece;
      }
      slot = (slot + 1) & mask;
    }
    return add(slot, hash, start, end - start);
  }

  private boolean isSame(int piece, int start, int end) {
    int first = starts[piece];
    return Arrays.equals(text, first, first + lengths[piece], text, start, end);
  }

  private int add(int slot, int hash, int start, int length) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    starts[count] = start;
    lengths[count] = length;
    hashes[count] = hash;
    slots[slot] = ++count;
    if (2 * count > slots.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int piece = 0; piece < count; piece++) {
      int slot = hashes[piece] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = piece + 1;
    }
  }
}
