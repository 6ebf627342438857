package dev.granary.coding;

import java.util.Arrays;

/**
 * Sorts rows by a range of their bytes, read as one unsigned number; equal rows keep their order.
 *
 * <p>The first eight bytes of each range travel with the row's start, so that nearly every
 * comparison looks at two longs that lie next to each other and not at two rows anywhere in memory.
 */
public final class RowOrder {
  private static final int INSERTION = 8;

  private final byte[] rows;
  private final int from;
  private final int to;

  private RowOrder(byte[] rows, int from, int to) {
    this.rows = rows;
    this.from = from;
    this.to = to;
  }

  /** The starts of rows of one width, in the order of their bytes {@code from} to {@code to}. */
  public static int[] ofRows(byte[] rows, int size, int width, int from, int to) {
    if (size % width != 0) {
      throw new IllegalArgumentException(size + " bytes are no whole number of rows of " + width);
    }
    int[] starts = new int[size / width];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i * width;
    }
    sort(rows, starts, from, to);
    return starts;
  }

  /** Puts the starts of rows in order. */
  public static void sort(byte[] rows, int[] starts, int from, int to) {
    RowOrder order = new RowOrder(rows, from, to);
    Run target = order.run(starts);
    if (starts.length > INSERTION) {
      order.putNear(new Run(target.keys.clone(), starts.clone()), target);
    } else {
      order.insert(target, 0, starts.length);
    }
  }

  /**
   * Puts each row near its place at once, by the highest bits in which keys differ. Keys are hashes
   * or run without gaps, so that little is left; whatever they are, what is left is merged.
   */
  private void putNear(Run source, Run target) {
    int count = source.keys.length;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long key : source.keys) {
      least = Math.min(least, key);
      most = Math.max(most, key);
    }
    // Two to four rows for each place, were they spread evenly.
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count / 2);
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - bits);
    int[] ends = new int[(int) ((most - least) >>> shift) + 1];
    for (long key : source.keys) {
      ends[(int) ((key - least) >>> shift)]++;
    }
    for (int place = 0, end = 0; place < ends.length; place++) {
      end += ends[place];
      ends[place] = end;
    }
    for (int i = count - 1; i >= 0; i--) {
      target.set(--ends[(int) ((source.keys[i] - least) >>> shift)], source, i);
    }
    // What were ends are beginnings now.
    for (int place = 0; place < ends.length; place++) {
      int high = place + 1 < ends.length ? ends[place + 1] : count;
      putRight(source, target, ends[place], high);
    }
  }

  private void putRight(Run source, Run target, int low, int high) {
    if (high - low > INSERTION) {
      System.arraycopy(target.keys, low, source.keys, low, high - low);
      System.arraycopy(target.starts, low, source.starts, low, high - low);
    }
    sort(source, target, low, high);
  }

  /** Compares bytes {@code from} to {@code to} of two rows. */
  public static int compare(byte[] rows, int left, int right, int from, int to) {
    return Arrays.compareUnsigned(rows, left + from, left + to, rows, right + from, right + to);
  }

  /** Starts of rows, each with the leading bytes of its range as a number that sorts signed. */
  private static final class Run {
    final long[] keys;
    final int[] starts;

    Run(long[] keys, int[] starts) {
      this.keys = keys;
      this.starts = starts;
    }

    void set(int at, Run other, int from) {
      keys[at] = other.keys[from];
      starts[at] = other.starts[from];
    }
  }

  private Run run(int[] starts) {
    long[] keys = new long[starts.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(starts[i]);
    }
    return new Run(keys, starts);
  }

  private long key(int row) {
    if (to - from >= Long.BYTES) {
      return RowBuffer.longAt(rows, row + from) ^ Long.MIN_VALUE;
    }
    long key = 0;
    for (int at = from; at < to; at++) {
      key = (key << Byte.SIZE) | (rows[row + at] & 0xff);
    }
    return key;
  }

  /** A top-down merge sort; both runs hold the same rows on entry. */
  private void sort(Run source, Run target, int low, int high) {
    if (high - low <= INSERTION) {
      insert(target, low, high);
      return;
    }
    int middle = (low + high) >>> 1;
    sort(target, source, low, middle);
    sort(target, source, middle, high);
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft =
          right >= high
              || (left < middle
                  && !comesAfter(source, left, source.keys[right], source.starts[right]));
      target.set(i, source, takeLeft ? left++ : right++);
    }
  }

  private void insert(Run target, int low, int high) {
    for (int i = low + 1; i < high; i++) {
      long key = target.keys[i];
      int start = target.starts[i];
      int j = i - 1;
      while (j >= low && comesAfter(target, j, key, start)) {
        target.set(j + 1, target, j);
        j--;
      }
      target.keys[j + 1] = key;
      target.starts[j + 1] = start;
    }
  }

  private boolean comesAfter(Run run, int at, long key, int start) {
    return run.keys[at] != key
        ? run.keys[at] > key
        : to - from > Long.BYTES && compare(rows, run.starts[at], start, from + Long.BYTES, to) > 0;
  }
}
