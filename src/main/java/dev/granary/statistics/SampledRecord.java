package dev.granary.statistics;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A record of the sample: for each feature, its value if it has one; lists are not kept. It is held
 * as its bytes, as most are replaced before anybody asks what is in them; single values are taken
 * from there.
 */
final class SampledRecord {
  private static final int MISSING = 0;
  private static final int PRESENT = 1;
  private static final int[] UNKNOWN = {};

  /** The most bytes that a value takes. */
  static final int MOST = 2 + Long.BYTES + WordCounts.LONGEST;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] row;

  /** Where each value begins; unknown until somebody asks. */
  private int[] starts = UNKNOWN;

  SampledRecord(byte[] row) {
    this.row = row;
  }

  /**
   * A value.
   *
   * @param key a number in the order of numbers, or the hash of a text
   * @param text the text, empty where it is too long to be kept or may not be shown
   */
  record Value(boolean present, long key, String text) {
    static final Value NONE = new Value(false, 0, "");
  }

  /**
   * The values of a record.
   *
   * @param scratch where the row is put together, with room for {@link #MOST} bytes a feature
   */
  static SampledRecord of(Observed record, List<Measured> measured, byte[] scratch) {
    int at = 0;
    for (int feature = 0; feature < measured.size(); feature++) {
      at = put(scratch, at, record, feature, measured.get(feature));
    }
    return new SampledRecord(Arrays.copyOf(scratch, at));
  }

  private static int put(byte[] row, int at, Observed record, int feature, Measured measured) {
    if (!record.isPresent(feature) || measured.isList()) {
      row[at] = MISSING;
      return at + 1;
    }
    row[at] = PRESENT;
    LONG.set(row, at + 1, record.key(feature));
    int end = at + 1 + Long.BYTES;
    if (measured.isNumber()) {
      return end;
    }
    int length = record.length(feature);
    boolean kept = length <= WordCounts.LONGEST && measured.showing() == Measured.Showing.SHOWN;
    int text = kept ? length : 0;
    row[end] = (byte) text;
    System.arraycopy(record.buffer(feature), record.start(feature), row, end + 1, text);
    return end + 1 + text;
  }

  /** Its bytes, which nobody may change. */
  byte[] row() {
    return row;
  }

  /** Whether it comes before another one by its bytes. */
  boolean isBefore(SampledRecord other) {
    return Arrays.compareUnsigned(row, other.row) < 0;
  }

  /** The value of the feature at this place. */
  Value value(int place, List<Measured> measured) {
    int at = starts(measured)[place];
    if (row[at] == MISSING) {
      return Value.NONE;
    }
    long key = (long) LONG.get(row, at + 1);
    if (measured.get(place).isNumber()) {
      return new Value(true, key, "");
    }
    int text = at + 1 + Long.BYTES;
    return new Value(
        true, key, new String(row, text + 1, row[text] & 0xFF, StandardCharsets.UTF_8));
  }

  /** They are found once for all features: to go over the row for each takes too long. */
  private int[] starts(List<Measured> measured) {
    int[] found = starts;
    if (found == UNKNOWN) {
      found = new int[measured.size()];
      int at = 0;
      for (int place = 0; place < found.length; place++) {
        found[place] = at;
        at += byteAt(at) == MISSING ? 1 : length(at, measured.get(place));
      }
      if (at > row.length) {
        throw damaged();
      }
      starts = found;
    }
    return found;
  }

  private int length(int at, Measured feature) {
    int number = 1 + Long.BYTES;
    return feature.isNumber() ? number : number + 1 + (byteAt(at + number) & 0xFF);
  }

  private byte byteAt(int at) {
    if (at >= row.length) {
      throw damaged();
    }
    return row[at];
  }

  private UncheckedIOException damaged() {
    return new UncheckedIOException(
        "a sampled record is damaged", new EOFException("after " + row.length + " bytes"));
  }
}
