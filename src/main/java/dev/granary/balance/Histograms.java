package dev.granary.balance;

import dev.granary.coding.DataCoder;
import dev.granary.coding.Partitions;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * For each class, how many of its records lie in each of some equal ranges of the selection hash.
 */
record Histograms(Partitions ranges, TreeMap<ClassKey, long[]> buckets) {
  static final DataCoder<Histograms> CODER = new HistogramsCoder();

  static Histograms none(Partitions ranges) {
    return new Histograms(ranges, new TreeMap<>());
  }

  void add(ClassKey key, long hash) {
    of(key)[ranges.of(hash)]++;
  }

  void add(Histograms other) {
    other.buckets.forEach(
        (key, counts) -> {
          long[] sum = of(key);
          for (int i = 0; i < counts.length; i++) {
            sum[i] += counts[i];
          }
        });
  }

  ClassCounts counts() {
    ClassCounts counts = ClassCounts.none();
    buckets.forEach((key, each) -> counts.add(key, Arrays.stream(each).sum()));
    return counts;
  }

  private long[] of(ClassKey key) {
    long[] counts = buckets.computeIfAbsent(key, absent -> new long[ranges.count()]);
    ClassCounts.refuseTooMany(buckets.size());
    return counts;
  }

  private static final class HistogramsCoder extends DataCoder<Histograms> {
    @Override
    protected void write(Histograms value, DataOutputStream out) throws IOException {
      out.writeInt(value.ranges.count());
      out.writeInt(value.buckets.size());
      for (Map.Entry<ClassKey, long[]> entry : value.buckets.entrySet()) {
        out.writeInt(entry.getKey().split());
        out.writeLong(entry.getKey().label());
        for (long count : entry.getValue()) {
          out.writeLong(count);
        }
      }
    }

    @Override
    protected Histograms read(DataInputStream in) throws IOException {
      Histograms histograms = none(new Partitions(in.readInt()));
      for (int left = in.readInt(); left > 0; left--) {
        long[] counts = histograms.of(new ClassKey(in.readInt(), in.readLong()));
        for (int i = 0; i < counts.length; i++) {
          counts[i] = in.readLong();
        }
      }
      return histograms;
    }
  }
}
