package dev.granary.record;

import dev.granary.record.FieldValues.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Goes through the values of a list, one after the other, without a copy. One instance serves any
 * number of lists, one at a time.
 */
public final class ListedValues {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final FieldValues one = new FieldValues(1);
  private byte[] bytes = {};
  private int at;
  private int end;

  /** Goes back to the first value of the list that a field has. */
  public ListedValues of(FieldValues values, int field) {
    bytes = values.buffer(field);
    at = values.start(field);
    end = at + values.length(field);
    return this;
  }

  /** The value at hand, as a record of one field. It stands until the next is asked for. */
  public FieldValues one() {
    return one;
  }

  /** Goes to the next value; false where there is none. */
  public boolean next() {
    if (at == end) {
      return false;
    }
    Kind kind = Kind.of(bytes[at++]);
    switch (kind) {
      case MISSING -> one.setMissing(0);
      case NESTED -> one.setNested(0);
      case INTEGER -> one.setInteger(0, bits());
      case REAL -> one.setReal(0, Double.longBitsToDouble(bits()));
      case BOOLEAN -> one.setTruth(0, bytes[at++] != 0);
      case TEXT, NUMBER, BYTES -> text(kind);
      case LIST -> throw new IllegalStateException("a list stands within a list");
    }
    return true;
  }

  /** How many values are left. */
  public int count() {
    int count = 0;
    while (next()) {
      count++;
    }
    return count;
  }

  private long bits() {
    long bits = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return bits;
  }

  private void text(Kind kind) {
    int length = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    switch (kind) {
      case TEXT -> one.setText(0, bytes, at, length);
      case NUMBER -> one.setNumber(0, bytes, at, length);
      default -> one.setBytes(0, bytes, at, length);
    }
    at += length;
  }
}
