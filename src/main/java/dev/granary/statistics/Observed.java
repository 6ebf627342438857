package dev.granary.statistics;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record as the tallies take them: each is looked at and hashed once, however
 * many slices count it. One instance serves all records of a worker.
 */
public final class Observed {
  /** As stored hashes must stay what they are, so must this. */
  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private static final int LEAD_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  /** A byte that continues a letter has its highest bit, and not the one below. */
  private static final int HIGHEST = 7;

  private static final int NEXT = 6;
  private static final long EACH_BYTE = 0x0101010101010101L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private boolean[] present;
  private long[] keys;
  private long[] wholes;
  private double[] reals;
  private byte[][] buffers;
  private int[] starts;
  private int[] lengths;
  private int[] letters;

  /** Only features that are lists have one. */
  private final @Nullable ObservedList[] lists;

  public Observed(int features) {
    present = new boolean[features];
    keys = new long[features];
    wholes = new long[features];
    reals = new double[features];
    buffers = new byte[features][];
    starts = new int[features];
    lengths = new int[features];
    letters = new int[features];
    lists = new ObservedList[features];
  }

  int size() {
    return present.length;
  }

  /** The same with room for twice as many. */
  Observed doubled() {
    Observed larger = new Observed(0);
    int size = 2 * size();
    larger.present = Arrays.copyOf(present, size);
    larger.keys = Arrays.copyOf(keys, size);
    larger.wholes = Arrays.copyOf(wholes, size);
    larger.reals = Arrays.copyOf(reals, size);
    larger.buffers = Arrays.copyOf(buffers, size);
    larger.starts = Arrays.copyOf(starts, size);
    larger.lengths = Arrays.copyOf(lengths, size);
    larger.letters = Arrays.copyOf(letters, size);
    return larger;
  }

  /** The feature has a list, whose values, one at least, are told to what this returns. */
  public ObservedList list(int feature) {
    present[feature] = true;
    ObservedList list = lists[feature];
    if (list == null) {
      list = new ObservedList();
      lists[feature] = list;
    }
    list.clear();
    return list;
  }

  /** The list that a feature has. */
  ObservedList listOf(int feature) {
    return Objects.requireNonNull(lists[feature], "the feature was told no list");
  }

  public void missing(int feature) {
    present[feature] = false;
  }

  public void whole(int feature, long value) {
    present[feature] = true;
    wholes[feature] = value;
    reals[feature] = (double) value;
    keys[feature] = Sortable.of((double) value);
  }

  public void real(int feature, double value) {
    present[feature] = true;
    wholes[feature] = 0;
    reals[feature] = value;
    keys[feature] = Sortable.of(value);
  }

  /** The bytes must stay until the record is counted. */
  public void word(int feature, byte[] buffer, int start, int length) {
    present[feature] = true;
    buffers[feature] = buffer;
    starts[feature] = start;
    lengths[feature] = length;
    letters[feature] = letters(buffer, start, length);
    keys[feature] = HASHER.hashBytesToLong(buffer, start, length);
  }

  boolean isPresent(int feature) {
    return present[feature];
  }

  /** A number in the order of numbers, or the hash of a text. */
  long key(int feature) {
    return keys[feature];
  }

  long wholeOf(int feature) {
    return wholes[feature];
  }

  double realOf(int feature) {
    return reals[feature];
  }

  byte[] buffer(int feature) {
    return buffers[feature];
  }

  int start(int feature) {
    return starts[feature];
  }

  int length(int feature) {
    return lengths[feature];
  }

  int lettersOf(int feature) {
    return letters[feature];
  }

  /** A value in words, for the name of a slice. */
  String text(int feature, Measured measured) {
    if (!present[feature]) {
      return "(missing)";
    }
    return switch (measured.kind()) {
      case WORD ->
          new String(buffers[feature], starts[feature], lengths[feature], StandardCharsets.UTF_8);
      case TRUTH -> Boolean.toString(wholes[feature] != 0);
      case WHOLE -> Long.toString(wholes[feature]);
      case REAL -> Double.toString(reals[feature]);
    };
  }

  /** All bytes but those that continue a letter, eight at a time. */
  private static int letters(byte[] buffer, int start, int length) {
    int end = start + length;
    int at = start;
    int continuing = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONG.get(buffer, at);
      continuing += Long.bitCount((eight >>> HIGHEST) & ~(eight >>> NEXT) & EACH_BYTE);
    }
    for (; at < end; at++) {
      if ((buffer[at] & LEAD_MASK) == CONTINUATION) {
        continuing++;
      }
    }
    return length - continuing;
  }
}
