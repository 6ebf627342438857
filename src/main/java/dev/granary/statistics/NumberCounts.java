package dev.granary.statistics;

import dev.granary.record.StableHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * How often each number was met, or, where there are more numbers than may be held, how often a
 * number of each of some narrow ranges was. The ranges are those that doubles share which differ in
 * their last bits only; they are as narrow as the room allows.
 *
 * <p>What it holds depends on the numbers alone and not on their order or on how they came in
 * parts: the fewest last bits are left out with which all numbers fit, and for a part of them fewer
 * or as many do.
 */
final class NumberCounts {
  private static final int SMALLEST = 4;

  /** 2^64 divided by the golden ratio: it spreads keys that differ in few bits. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int most;
  private int dropped;
  private int size;

  /** In each slot a key and, beside it so that one look finds both, its count; 0 where free. */
  private long[] slots = new long[2 * SMALLEST];

  /** Holds so many ranges. */
  NumberCounts(int most) {
    this.most = most;
  }

  /** Whether every range is one number. */
  boolean isExact() {
    return dropped == 0;
  }

  /** How many last bits the numbers of a range differ in. */
  int droppedBits() {
    return dropped;
  }

  int size() {
    return size;
  }

  void add(long sortable, long count) {
    put(sortable >> dropped, count);
    if (size > most) {
      widen();
    }
  }

  void merge(NumberCounts other) {
    if (other.dropped > dropped) {
      widenTo(other.dropped);
    }
    int shift = dropped - other.dropped;
    for (int slot = 0; slot < other.slots.length; slot += 2) {
      if (other.slots[slot + 1] != 0) {
        put(other.slots[slot] >> shift, other.slots[slot + 1]);
        if (size > most) {
          widen();
          shift = dropped - other.dropped;
        }
      }
    }
  }

  /** Tells the hash of each number, which only are known while all fit. */
  void tellHashes(Distinct distinct) {
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        distinct.add(StableHash.spread(slots[slot]));
      }
    }
  }

  /** The ranges in order. */
  Ranges ranges() {
    long[] sorted = sortedKeys();
    long[] sortedCounts = new long[size];
    for (int i = 0; i < size; i++) {
      sortedCounts[i] = slots[find(sorted[i]) + 1];
    }
    return new Ranges(sorted, sortedCounts, dropped);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(dropped);
    out.writeInt(size);
    for (long key : sortedKeys()) {
      out.writeLong(key);
      Varints.write(out, slots[find(key) + 1]);
    }
  }

  static NumberCounts read(DataInputStream in, int most) throws IOException {
    NumberCounts read = new NumberCounts(most);
    read.dropped = in.readUnsignedByte();
    int left = in.readInt();
    if (left < 0 || left > most || read.dropped >= Long.SIZE) {
      throw new StreamCorruptedException(left + " ranges where " + most + " may be");
    }
    for (; left > 0; left--) {
      long key = in.readLong();
      read.put(key, Varints.read(in));
    }
    return read;
  }

  private void put(long key, long count) {
    int slot = find(key);
    if (slots[slot + 1] == 0) {
      slots[slot] = key;
      size++;
    }
    slots[slot + 1] += count;
    if (4 * size > slots.length) {
      rehash(2 * slots.length, 0);
    }
  }

  /** Where the key stands, or would stand. */
  private int find(long key) {
    int mask = slots.length - 1;
    int slot = ((int) ((key * GOLDEN) >>> Integer.SIZE) << 1) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  /** Once bits are dropped, one more is enough mostly: that is sooner tried than worked out. */
  private void widen() {
    if (dropped == 0) {
      widenTo(fewestBits());
    }
    while (size > most) {
      widenTo(dropped + 1);
    }
  }

  private int fewestBits() {
    long[] sorted = sortedKeys();
    int[] apart = new int[Long.SIZE + 1];
    for (int i = 1; i < sorted.length; i++) {
      apart[Long.SIZE - Long.numberOfLeadingZeros(sorted[i] ^ sorted[i - 1])]++;
    }
    int ranges = sorted.length;
    int bits = 0;
    while (ranges > most) {
      bits++;
      ranges -= apart[bits];
    }
    return bits;
  }

  private void widenTo(int bits) {
    rehash(slots.length, bits - dropped);
    dropped = bits;
  }

  private void rehash(int length, int shift) {
    long[] old = slots;
    slots = new long[length];
    size = 0;
    for (int slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] != 0) {
        put(old[slot] >> shift, old[slot + 1]);
      }
    }
  }

  private long[] sortedKeys() {
    long[] sorted = new long[size];
    int next = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        sorted[next++] = slots[slot];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
