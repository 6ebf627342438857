package dev.granary.check;

import dev.granary.coding.DataCoder;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Hashes of the values that a list holds: 128 bits each, sorted, looked up without an object. That
 * two different values among a thousand million have the same is not to be expected.
 */
public final class KnownValues {
  public static final DataCoder<KnownValues> CODER = new KnownValuesCoder();

  /** How much memory one value takes. */
  public static final int BYTES_OF_ONE = RecordId.BYTES;

  /** Sets these hashes apart from those that name records. */
  private static final String DOMAIN = "granary reference";

  private final long[] highs;
  private final long[] lows;

  private KnownValues(long[] highs, long[] lows) {
    this.highs = highs;
    this.lows = lows;
  }

  /** What hashes the values of one field. */
  public static FieldHasher hasher(int field) {
    return new FieldHasher(DOMAIN, new int[] {field});
  }

  public static KnownValues of(List<RecordId> hashes) {
    List<RecordId> sorted = hashes.stream().sorted().distinct().toList();
    return new KnownValues(
        sorted.stream().mapToLong(RecordId::high).toArray(),
        sorted.stream().mapToLong(RecordId::low).toArray());
  }

  public int size() {
    return highs.length;
  }

  boolean contains(FieldValues values, FieldHasher hasher) {
    return contains(hasher.hash(values));
  }

  private boolean contains(RecordId hash) {
    int from = 0;
    int to = highs.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = Long.compareUnsigned(highs[middle], hash.high());
      if (order == 0) {
        order = Long.compareUnsigned(lows[middle], hash.low());
      }
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return false;
  }

  private static final class KnownValuesCoder extends DataCoder<KnownValues> {
    @Override
    protected void write(KnownValues value, DataOutputStream out) throws IOException {
      out.writeInt(value.highs.length);
      for (int i = 0; i < value.highs.length; i++) {
        out.writeLong(value.highs[i]);
        out.writeLong(value.lows[i]);
      }
    }

    @Override
    protected KnownValues read(DataInputStream in) throws IOException {
      int size = in.readInt();
      long[] highs = new long[size];
      long[] lows = new long[size];
      for (int i = 0; i < size; i++) {
        highs[i] = in.readLong();
        lows[i] = in.readLong();
      }
      return new KnownValues(highs, lows);
    }
  }
}
