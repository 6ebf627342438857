package dev.granary.decontaminate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;

/** Tells most hashes that are not in a set that they are not; those that are it lets through. */
final class BeginFilter {
  private static final int BITS_EACH = 16;
  private static final int LEAST_BITS = 1 << 10;
  private static final int MOST_POWER = 30;

  private final int shift;
  private final BitSet bits;

  private BeginFilter(int shift, BitSet bits) {
    this.shift = shift;
    this.bits = bits;
  }

  /** Lets these hashes through, which are spread evenly. */
  static BeginFilter of(long[] hashes) {
    long wanted = Math.max(LEAST_BITS, (long) BITS_EACH * hashes.length);
    int power = Math.min(MOST_POWER, Long.SIZE - Long.numberOfLeadingZeros(wanted));
    BeginFilter filter = new BeginFilter(Long.SIZE - power, new BitSet(1 << power));
    for (long hash : hashes) {
      filter.bits.set(filter.bit(hash));
    }
    return filter;
  }

  boolean lets(long hash) {
    return bits.get(bit(hash));
  }

  private int bit(long hash) {
    return (int) (hash >>> shift);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(shift);
    IntLists.writeLongs(out, bits.toLongArray());
  }

  static BeginFilter read(DataInputStream in) throws IOException {
    return new BeginFilter(in.readInt(), BitSet.valueOf(IntLists.readLongs(in)));
  }
}
