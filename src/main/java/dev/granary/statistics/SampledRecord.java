package dev.granary.statistics;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A record of the sample: for each feature, its value if it has one. */
record SampledRecord(List<Value> values) {
  private static final int MISSING = 0;
  private static final int PRESENT = 1;

  /**
   * A value.
   *
   * @param key a number in the order of numbers, or the hash of a text
   * @param text the text, empty where it is too long to be kept or may not be shown
   */
  record Value(boolean present, long key, String text) {
    static final Value NONE = new Value(false, 0, "");
  }

  static void write(DataOutputStream out, Observed record, int feature, Measured measured)
      throws IOException {
    if (!record.isPresent(feature)) {
      out.writeByte(MISSING);
      return;
    }
    out.writeByte(PRESENT);
    out.writeLong(record.key(feature));
    if (!measured.isNumber()) {
      int length = record.length(feature);
      boolean kept = length <= WordCounts.LONGEST && measured.showing() == Measured.Showing.SHOWN;
      out.writeByte(kept ? length : 0);
      out.write(record.buffer(feature), record.start(feature), kept ? length : 0);
    }
  }

  static SampledRecord of(byte[] row, List<Measured> measured) {
    List<Value> values = new ArrayList<>(measured.size());
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row))) {
      for (Measured feature : measured) {
        values.add(in.readByte() == MISSING ? Value.NONE : value(in, feature));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a sampled record is damaged", e);
    }
    return new SampledRecord(values);
  }

  private static Value value(DataInputStream in, Measured feature) throws IOException {
    long key = in.readLong();
    if (feature.isNumber()) {
      return new Value(true, key, "");
    }
    byte[] text = in.readNBytes(in.readUnsignedByte());
    return new Value(true, key, new String(text, StandardCharsets.UTF_8));
  }
}
