package dev.granary.record;

import dev.granary.record.FieldValues.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Goes through the values of a list, one after the other, without a copy. */
public final class ListedValues {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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

  /** Gives the next value to the first field of these; false, and nothing, where there is none. */
  public boolean next(FieldValues one) {
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
      case TEXT, NUMBER, BYTES -> text(kind, one);
      case LIST -> throw new IllegalStateException("a list stands within a list");
    }
    return true;
  }

  /** How many values a list has. */
  public static int count(FieldValues values, int field) {
    ListedValues list = new ListedValues().of(values, field);
    int count = 0;
    while (list.skip()) {
      count++;
    }
    return count;
  }

  private boolean skip() {
    if (at == end) {
      return false;
    }
    switch (Kind.of(bytes[at++])) {
      case MISSING, NESTED -> {}
      case INTEGER, REAL -> at += Long.BYTES;
      case BOOLEAN -> at++;
      case TEXT, NUMBER, BYTES -> at += Integer.BYTES + (int) INT.get(bytes, at);
      case LIST -> throw new IllegalStateException("a list stands within a list");
    }
    return true;
  }

  private long bits() {
    long bits = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return bits;
  }

  private void text(Kind kind, FieldValues one) {
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
