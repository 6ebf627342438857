package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
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

  private byte[] scratch = {};

  /**
   * A record that was drawn, and how many there are of its id.
   *
   * @param record its values; of several, the least by its bytes
   */
  private record Drawn(long times, SampledRecord record) {
    Drawn plus(Drawn other) {
      return new Drawn(times + other.times, other.record.isBefore(record) ? other.record : record);
    }
  }

  RecordSample(List<Measured> measured, int most) {
    this.measured = measured;
    this.most = most;
  }

  void take(long hash, Observed record) {
    if (drawn.size() < most || Long.compareUnsigned(hash, drawn.lastKey()) <= 0) {
      add(hash, new Drawn(1, sampled(record)));
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

  /** Hands out what every record has at this place, with how often the record was met. */
  void forEach(int place, BiConsumer<SampledRecord.Value, Long> taker) {
    for (Drawn one : drawn.values()) {
      taker.accept(one.record().value(place, measured), one.times());
    }
  }

  /** Hands out what every record has at two places, and how often it was met. */
  void forEachPair(int place, int other, PairTaker taker) {
    for (Drawn one : drawn.values()) {
      SampledRecord record = one.record();
      taker.accept(record.value(place, measured), record.value(other, measured), one.times());
    }
  }

  /** Takes two values of a record. */
  interface PairTaker {
    void accept(SampledRecord.Value value, SampledRecord.Value other, long times);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(drawn.size());
    for (Map.Entry<Long, Drawn> one : drawn.entrySet()) {
      out.writeLong(one.getKey());
      Varints.write(out, one.getValue().times());
      byte[] content = one.getValue().record().row();
      Varints.write(out, content.length);
      out.write(content);
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
      read.add(hash, new Drawn(times, new SampledRecord(in.readNBytes((int) length))));
    }
    return read;
  }

  private SampledRecord sampled(Observed record) {
    if (scratch.length == 0) {
      scratch = new byte[measured.size() * SampledRecord.MOST];
    }
    return SampledRecord.of(record, measured, scratch);
  }
}
