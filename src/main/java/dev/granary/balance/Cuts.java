package dev.granary.balance;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where each class with a quota is cut: below the bucket all stay, above it none, and of the bucket
 * itself the first few.
 */
record Cuts(List<Cut> cuts) {
  static final DataCoder<Cuts> CODER = new CutsCoder();

  /** One class: its number among the cuts is its place in the list. */
  record Cut(ClassKey key, int bucket, long ofBucket) {}

  static Cuts of(BalancePlan plan, Histograms histograms) {
    List<Cut> cuts = new ArrayList<>();
    Map<ClassKey, Long> quotas = Quotas.of(plan, histograms.counts());
    for (Map.Entry<ClassKey, Long> quota : quotas.entrySet()) {
      long[] buckets = histograms.buckets().get(quota.getKey());
      if (buckets != null) {
        cuts.add(cut(quota.getKey(), quota.getValue(), buckets));
      }
    }
    return new Cuts(cuts);
  }

  private static Cut cut(ClassKey key, long quota, long[] buckets) {
    long left = quota;
    int bucket = 0;
    while (bucket < buckets.length && buckets[bucket] <= left) {
      left -= buckets[bucket++];
    }
    return new Cut(key, bucket, left);
  }

  /** The number of the cut of each class. */
  Map<ClassKey, Integer> numbers() {
    Map<ClassKey, Integer> numbers = new TreeMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      numbers.put(cuts.get(i).key(), i);
    }
    return numbers;
  }

  private static final class CutsCoder extends DataCoder<Cuts> {
    @Override
    protected void write(Cuts value, DataOutputStream out) throws IOException {
      out.writeInt(value.cuts.size());
      for (Cut cut : value.cuts) {
        out.writeInt(cut.key().split());
        out.writeLong(cut.key().label());
        out.writeInt(cut.bucket());
        out.writeLong(cut.ofBucket());
      }
    }

    @Override
    protected Cuts read(DataInputStream in) throws IOException {
      List<Cut> cuts = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        ClassKey key = new ClassKey(in.readInt(), in.readLong());
        cuts.add(new Cut(key, in.readInt(), in.readLong()));
      }
      return new Cuts(cuts);
    }
  }
}
