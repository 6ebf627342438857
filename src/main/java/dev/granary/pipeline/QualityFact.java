package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.record.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** How many texts were dropped for each rule of the quality filters, by source. */
record QualityFact(Map<Broken, Long> counts) {
  static final DataCoder<QualityFact> CODER = new QualityFactCoder();

  /**
   * A rule that texts of a source broke.
   *
   * @param rule the name that it was published under
   */
  record Broken(Reason reason, String rule, int source) implements Comparable<Broken> {
    private static final Comparator<Broken> ORDER =
        Comparator.comparing(Broken::reason)
            .thenComparing(Broken::rule)
            .thenComparingInt(Broken::source);

    @Override
    public int compareTo(Broken other) {
      return ORDER.compare(this, other);
    }
  }

  static QualityFact none() {
    return new QualityFact(new TreeMap<>());
  }

  QualityFact plus(QualityFact other) {
    Map<Broken, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((broken, count) -> sum.merge(broken, count, Long::sum));
    return new QualityFact(sum);
  }

  private static final class QualityFactCoder extends DataCoder<QualityFact> {
    @Override
    protected void write(QualityFact value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<Broken, Long> count : value.counts.entrySet()) {
        out.writeByte(count.getKey().reason.code());
        writeText(out, count.getKey().rule);
        out.writeInt(count.getKey().source);
        out.writeLong(count.getValue());
      }
    }

    @Override
    protected QualityFact read(DataInputStream in) throws IOException {
      Map<Broken, Long> counts = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        Broken broken = new Broken(Reason.of(in.readByte()), readText(in), in.readInt());
        counts.put(broken, in.readLong());
      }
      return new QualityFact(counts);
    }
  }
}
