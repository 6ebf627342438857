package dev.granary.balance;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many records each class of each split has. */
public record ClassCounts(TreeMap<ClassKey, Long> counts) {
  public static final DataCoder<ClassCounts> CODER = new CountsCoder();

  /** More classes than this, counted in each split, are no classes: the field is not a label. */
  private static final int MOST = 20_000;

  public static ClassCounts none() {
    return new ClassCounts(new TreeMap<>());
  }

  public void add(ClassKey key, long records) {
    counts.merge(key, records, Long::sum);
    refuseTooMany(counts.size());
  }

  public void add(ClassCounts other) {
    other.counts.forEach(this::add);
  }

  static void refuseTooMany(int classes) {
    if (classes > MOST) {
      throw new IllegalStateException(
          "the label has more than "
              + MOST
              + " classes, counted in each split; balance.by must name a field with fewer");
    }
  }

  private static final class CountsCoder extends DataCoder<ClassCounts> {
    @Override
    protected void write(ClassCounts value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<ClassKey, Long> entry : value.counts.entrySet()) {
        out.writeInt(entry.getKey().split());
        out.writeLong(entry.getKey().label());
        out.writeLong(entry.getValue());
      }
    }

    @Override
    protected ClassCounts read(DataInputStream in) throws IOException {
      ClassCounts counts = none();
      for (int left = in.readInt(); left > 0; left--) {
        counts.add(new ClassKey(in.readInt(), in.readLong()), in.readLong());
      }
      return counts;
    }
  }
}
