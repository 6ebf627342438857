package dev.granary.coding;

import java.util.Arrays;

/**
 * Sorts rows by a range of their bytes, read as one unsigned number; equal rows keep their order.
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
    new RowOrder(rows, from, to).sort(starts.clone(), starts, 0, starts.length);
  }

  /** Compares bytes {@code from} to {@code to} of two rows. */
  public static int compare(byte[] rows, int left, int right, int from, int to) {
    return Arrays.compareUnsigned(rows, left + from, left + to, rows, right + from, right + to);
  }

  /** A top-down merge sort; both arrays hold the same starts on entry. */
  private void sort(int[] source, int[] target, int low, int high) {
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
              || (left < middle && compare(rows, source[left], source[right], from, to) <= 0);
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }

  private void insert(int[] target, int low, int high) {
    for (int i = low + 1; i < high; i++) {
      int moving = target[i];
      int j = i - 1;
      while (j >= low && compare(rows, target[j], moving, from, to) > 0) {
        target[j + 1] = target[j--];
      }
      target[j + 1] = moving;
    }
  }
}
