package dev.granary.statistics;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Some records whole: those whose hashes are the least. Which ones depends on the ids of all
 * records alone, and it is as if they had been drawn.
 */
final class RecordSample {
  private static final int LARGEST_ROW = 1 << 24;

  private final List<Measured> measured;
  private final int most;
  private final TreeMap<Long, Drawn> drawn = new TreeMap<>(Long::compareUnsigned);

  /**
   * A record that was drawn, and how many there are of its id.
   *
   * @param row its values; of several, the least by its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // a row of values, never compared as a part of this
  private record Drawn(long times, byte[] row) {
    Drawn plus(Drawn other) {
      boolean less = Arrays.compareUnsigned(other.row, row) < 0;
      return new Drawn(times + other.times, less ? other.row : row);
    }
  }

  RecordSample(List<Measured> measured, int most) {
    this.measured = measured;
    this.most = most;
  }

  void take(long hash, Observed record) {
    if (drawn.size() < most || Long.compareUnsigned(hash, drawn.lastKey()) <= 0) {
      add(hash, new Drawn(1, row(record)));
    }
  }

  void merge(RecordSample other) {
    other.drawn.forEach(this::add);
  }

  private void add(long hash, Drawn one) {
    drawn.merge(hash, one, Drawn::plus);
    if (drawn.size() > most) {
      drawn.pollLastEntry();
    }
  }

  /** Whether all records are in it. */
  boolean isWhole() {
    return drawn.size() < most;
  }

  /** How many different ids it has. */
  int size() {
    return drawn.size();
  }

  int placeOf(Measured feature) {
    return measured.indexOf(feature);
  }

  /** How many records have one of its ids. */
  long records() {
    return drawn.values().stream().mapToLong(Drawn::times).sum();
  }

  /** Hands out every record, with how often it was met. */
  void forEach(BiConsumer<SampledRecord, Long> taker) {
    for (Drawn one : drawn.values()) {
      taker.accept(SampledRecord.of(one.row(), measured), one.times());
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(drawn.size());
    for (Map.Entry<Long, Drawn> one : drawn.entrySet()) {
      out.writeLong(one.getKey());
      Varints.write(out, one.getValue().times());
      Varints.write(out, one.getValue().row().length);
      out.write(one.getValue().row());
    }
  }

  static RecordSample read(DataInputStream in, List<Measured> measured, int most)
      throws IOException {
    RecordSample read = new RecordSample(measured, most);
    for (int left = in.readInt(); left > 0; left--) {
      long hash = in.readLong();
      long times = Varints.read(in);
      long length = Varints.read(in);
      if (length < 0 || length > LARGEST_ROW) {
        throw new StreamCorruptedException("a record of " + length + " bytes");
      }
      read.add(hash, new Drawn(times, in.readNBytes((int) length)));
    }
    return read;
  }

  private byte[] row(Observed record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (int i = 0; i < measured.size(); i++) {
        SampledRecord.write(out, record, i, measured.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
