package dev.granary.pipeline;

import dev.granary.coding.Canary;
import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What was planted to be found, by kind; it grows as more is. */
final class Planted {
  static final DataCoder<Planted> CODER = new PlantedCoder();

  private static final int MILLION = 1_000_000;

  private final Map<Canary.Kind, Count> counts = new EnumMap<>(Canary.Kind.class);

  /**
   * Of one kind.
   *
   * @param records how many were planted
   * @param expected how many of them should be found, in millionths
   */
  record Count(long records, long expected) {
    Count plus(Count other) {
      return new Count(records + other.records, expected + other.expected);
    }
  }

  private Planted() {}

  static Planted none() {
    return new Planted();
  }

  Map<Canary.Kind, Count> counts() {
    return counts;
  }

  /** Plants one that is found with a probability. */
  void add(Canary.Kind kind, double probability) {
    counts.merge(kind, new Count(1, Math.round(probability * MILLION)), Count::plus);
  }

  void add(Planted other) {
    other.counts.forEach((kind, count) -> counts.merge(kind, count, Count::plus));
  }

  private static final class PlantedCoder extends DataCoder<Planted> {
    @Override
    protected void write(Planted value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<Canary.Kind, Count> count : value.counts.entrySet()) {
        out.writeByte(count.getKey().code());
        out.writeLong(count.getValue().records);
        out.writeLong(count.getValue().expected);
      }
    }

    @Override
    protected Planted read(DataInputStream in) throws IOException {
      Planted planted = none();
      for (int left = in.readInt(); left > 0; left--) {
        Canary.Kind kind = Canary.kind(in.readByte());
        planted.counts.put(kind, new Count(in.readLong(), in.readLong()));
      }
      return planted;
    }
  }
}
