package dev.granary.pipeline;

import dev.granary.pipeline.Replayed.Earlier;
import dev.granary.record.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where records stand that are read again, in order, and who set each aside and why. Every worker
 * holds all of them, so a place takes 13 bytes and no objects.
 */
final class ReplayedPlaces {
  static final ReplayedPlaces NONE = new ReplayedPlaces(0);

  private final long[] ordinals;
  private final int[] orders;
  private final byte[] reasons;

  /** A record that stands at a place. */
  record One(long ordinal, Earlier earlier) {}

  private ReplayedPlaces(int size) {
    ordinals = new long[size];
    orders = new int[size];
    reasons = new byte[size];
  }

  /** Of several for one place, the first counts. */
  static ReplayedPlaces of(List<One> ones) {
    List<One> sorted = ones.stream().sorted(Comparator.comparingLong(One::ordinal)).toList();
    int different = (int) sorted.stream().mapToLong(One::ordinal).distinct().count();
    ReplayedPlaces places = new ReplayedPlaces(different);
    int next = 0;
    for (One one : sorted) {
      if (next == 0 || places.ordinals[next - 1] != one.ordinal()) {
        places.put(next++, one);
      }
    }
    return places;
  }

  private void put(int index, One one) {
    ordinals[index] = one.ordinal();
    orders[index] = one.earlier().order();
    reasons[index] = (byte) one.earlier().reason().code();
  }

  boolean has(long ordinal) {
    return Arrays.binarySearch(ordinals, ordinal) >= 0;
  }

  Optional<Earlier> find(long ordinal) {
    int index = Arrays.binarySearch(ordinals, ordinal);
    return index < 0 ? Optional.empty() : Optional.of(earlier(index));
  }

  private Earlier earlier(int index) {
    return new Earlier(orders[index], Reason.of(reasons[index]));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(ordinals.length);
    for (int index = 0; index < ordinals.length; index++) {
      out.writeLong(ordinals[index]);
      out.writeInt(orders[index]);
      out.writeByte(reasons[index]);
    }
  }

  static ReplayedPlaces read(DataInputStream in) throws IOException {
    ReplayedPlaces places = new ReplayedPlaces(in.readInt());
    for (int index = 0; index < places.ordinals.length; index++) {
      long ordinal = in.readLong();
      places.put(index, new One(ordinal, new Earlier(in.readInt(), Reason.of(in.readByte()))));
    }
    return places;
  }
}
