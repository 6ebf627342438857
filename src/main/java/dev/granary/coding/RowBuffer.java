package dev.granary.coding;

import dev.granary.record.RecordId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing run of bytes, written at its end; numbers have their highest byte first, so that bytes
 * sort as unsigned numbers do.
 */
public final class RowBuffer {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** An array of this length is possible on every JVM. */
  static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private static final int LEAST_CAPACITY = 16;

  private byte[] bytes;
  private int size;

  public RowBuffer(int capacity) {
    bytes = new byte[Math.max(capacity, LEAST_CAPACITY)];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The bytes themselves, valid up to {@link #size} until the next write. */
  public byte[] bytes() {
    return bytes;
  }

  /** What was written, in an array of its own. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written and keeps the memory. */
  public void clear() {
    size = 0;
  }

  /** Appends a number of 0 to 255. */
  public void putByte(int value) {
    refuseBeyond(0xff, value);
    reserve(Byte.BYTES);
    bytes[size++] = (byte) value;
  }

  /** Appends a number of 0 to 65,535. */
  public void putShort(int value) {
    refuseBeyond(0xffff, value);
    reserve(Short.BYTES);
    SHORTS.set(bytes, size, (short) value);
    size += Short.BYTES;
  }

  public void putInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  public void putLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  public void putId(RecordId id) {
    putLong(id.high());
    putLong(id.low());
  }

  /** Appends bytes of another array. */
  public void put(byte[] source, int start, int length) {
    reserve(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  /** Writes over a byte that was written before. */
  public void setByte(int position, int value) {
    refuseBeyond(0xff, value);
    bytes[position] = (byte) value;
  }

  /** Writes over two bytes that were written before. */
  public void setShort(int position, int value) {
    refuseBeyond(0xffff, value);
    SHORTS.set(bytes, position, (short) value);
  }

  /** Writes over four bytes that were written before. */
  public void setInt(int position, int value) {
    INTS.set(bytes, position, value);
  }

  /** Writes over eight bytes that were written before. */
  public void setLong(int position, long value) {
    LONGS.set(bytes, position, value);
  }

  public static int shortAt(byte[] bytes, int position) {
    return (short) SHORTS.get(bytes, position) & 0xffff;
  }

  public static int intAt(byte[] bytes, int position) {
    return (int) INTS.get(bytes, position);
  }

  public static long longAt(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position);
  }

  public static RecordId idAt(byte[] bytes, int position) {
    return new RecordId(longAt(bytes, position), longAt(bytes, position + Long.BYTES));
  }

  private static void refuseBeyond(int most, int value) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(value + " is not a number of 0 to " + most);
    }
  }

  private void reserve(int more) {
    long needed = (long) size + more;
    if (needed > bytes.length) {
      if (needed > MOST_BYTES) {
        throw new IllegalStateException(
            "a block of rows would take " + needed + " bytes; at most " + MOST_BYTES + " fit");
      }
      int doubled = (int) Math.min(2L * bytes.length, MOST_BYTES);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, (int) needed));
    }
  }
}
