package dev.granary.dedup.candidate;

import dev.granary.coding.Ordinal;
import java.util.Arrays;

/**
 * Which records hang together through pairs; each set is known by its smallest ordinal, in whatever
 * order pairs come. Holds the records, about 20 bytes each, and no pair.
 */
final class Components {
  private static final int FIRST_SLOTS = 1 << 10;

  private int[] slots = new int[FIRST_SLOTS];
  private long[] ordinals = new long[FIRST_SLOTS / 2];
  private int[] parents = new int[FIRST_SLOTS / 2];
  private int count;

  void unite(long left, long right) {
    int one = root(indexOf(left));
    int other = root(indexOf(right));
    if (one != other) {
      boolean oneIsSmaller = Long.compareUnsigned(ordinals[one], ordinals[other]) < 0;
      parents[oneIsSmaller ? other : one] = oneIsSmaller ? one : other;
    }
  }

  /** How many records there are. */
  int count() {
    return count;
  }

  long ordinal(int record) {
    return ordinals[record];
  }

  /** The smallest ordinal of those that a record hangs together with. */
  long component(int record) {
    return ordinals[root(record)];
  }

  private int root(int record) {
    int root = record;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private int indexOf(long ordinal) {
    int slot = slotOf(ordinal);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (count == ordinals.length) {
      grow();
      slot = slotOf(ordinal);
    }
    ordinals[count] = ordinal;
    parents[count] = count;
    slots[slot] = ++count;
    return count - 1;
  }

  private int slotOf(long ordinal) {
    int mask = slots.length - 1;
    int slot = (int) Ordinal.spread(ordinal) & mask;
    while (slots[slot] != 0 && ordinals[slots[slot] - 1] != ordinal) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    if (slots.length == 1 << 30) {
      throw new IllegalStateException(
          "more than %d records may be alike: too many to tell which hang together; use more rows a band in dedup.near"
              .formatted(count));
    }
    int more = 2 * ordinals.length;
    ordinals = Arrays.copyOf(ordinals, more);
    parents = Arrays.copyOf(parents, more);
    slots = new int[2 * more];
    for (int record = 0; record < count; record++) {
      slots[slotOf(ordinals[record])] = record + 1;
    }
  }
}
