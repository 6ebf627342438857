package dev.granary.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a domain, found by their UTF-8 bytes where they stand in a buffer, without a copy.
 * Immutable; serves any number of threads.
 */
public final class DomainIndex {
  private static final int EMPTY = -1;
  private static final int MULTIPLIER = 31;

  private final byte[][] words;
  private final int longest;
  private final int[] slots;
  private final int mask;

  /** Each word may be there once; its place in the list is its index. */
  public DomainIndex(List<String> domain) {
    words = domain.stream().map(DomainIndex::encoded).toArray(byte[][]::new);
    longest = Arrays.stream(words).mapToInt(word -> word.length).max().orElse(0);
    slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, words.length)) * 4)];
    mask = slots.length - 1;
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < words.length; i++) {
      insert(i, domain.get(i));
    }
  }

  public int size() {
    return words.length;
  }

  /** The index of the word that these bytes spell, or -1. */
  public int indexOf(byte[] buffer, int start, int length) {
    return length > longest ? EMPTY : slots[slotOf(buffer, start, length)];
  }

  private void insert(int index, String word) {
    int slot = slotOf(words[index], 0, words[index].length);
    if (slots[slot] != EMPTY) {
      throw new IllegalArgumentException("the domain lists \"" + word + "\" twice");
    }
    slots[slot] = index;
  }

  /** The slot that holds these bytes, or the empty one where they would be put. */
  private int slotOf(byte[] buffer, int start, int length) {
    int slot = spread(buffer, start, length) & mask;
    while (slots[slot] != EMPTY && !spells(words[slots[slot]], buffer, start, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean spells(byte[] word, byte[] buffer, int start, int length) {
    return Arrays.equals(word, 0, word.length, buffer, start, start + length);
  }

  private static int spread(byte[] buffer, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * MULTIPLIER + buffer[i];
    }
    return hash ^ (hash >>> 15) ^ (hash >>> 7);
  }

  private static byte[] encoded(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(word)) {
      throw new IllegalArgumentException("a word of the domain is not valid Unicode");
    }
    return bytes;
  }
}
