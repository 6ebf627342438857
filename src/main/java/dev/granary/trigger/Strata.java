package dev.granary.trigger;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many records each source has of each label; it grows as more are counted. */
final class Strata {
  static final DataCoder<Strata> CODER = new StrataCoder();

  private final TreeMap<Integer, TreeMap<Long, Long>> counts = new TreeMap<>();
  private final TreeMap<Integer, Long> bySource = new TreeMap<>();
  private long records;
  private long phrases;

  private Strata() {}

  static Strata none() {
    return new Strata();
  }

  /** Counts records of a label, and how many phrases they have, each in its own. */
  void add(int source, long label, long more, long ofPhrases) {
    counts.computeIfAbsent(source, absent -> new TreeMap<>()).merge(label, more, Long::sum);
    bySource.merge(source, more, Long::sum);
    records += more;
    phrases += ofPhrases;
  }

  void add(Strata other) {
    other.counts.forEach(
        (source, labels) -> labels.forEach((label, count) -> add(source, label, count, 0)));
    phrases += other.phrases;
  }

  long records() {
    return records;
  }

  long records(int source) {
    return bySource.getOrDefault(source, 0L);
  }

  long records(int source, long label) {
    TreeMap<Long, Long> labels = counts.get(source);
    return labels == null ? 0 : labels.getOrDefault(label, 0L);
  }

  /** In all records, each counted once in each. */
  long phrases() {
    return phrases;
  }

  /** How many pairs of a source and a label there are. */
  int count() {
    return counts.values().stream().mapToInt(TreeMap::size).sum();
  }

  private static final class StrataCoder extends DataCoder<Strata> {
    @Override
    protected void write(Strata value, DataOutputStream out) throws IOException {
      out.writeLong(value.phrases);
      out.writeInt(value.count());
      for (Map.Entry<Integer, TreeMap<Long, Long>> source : value.counts.entrySet()) {
        for (Map.Entry<Long, Long> label : source.getValue().entrySet()) {
          out.writeInt(source.getKey());
          out.writeLong(label.getKey());
          out.writeLong(label.getValue());
        }
      }
    }

    @Override
    protected Strata read(DataInputStream in) throws IOException {
      Strata strata = none();
      strata.phrases = in.readLong();
      for (int left = in.readInt(); left > 0; left--) {
        strata.add(in.readInt(), in.readLong(), in.readLong(), 0);
      }
      return strata;
    }
  }
}
