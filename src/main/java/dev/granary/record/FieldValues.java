package dev.granary.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The values of one record, by the index of the field in its schema. One instance serves all
 * records of a reader: it is filled, looked at and cleared, so that reading allocates nothing.
 *
 * <p>A reader leaves text (UTF-8 bytes in a buffer that it owns) and literals; the check turns them
 * into the types that the schema asks for. What is read here is valid until the reader goes on.
 */
public final class FieldValues {
  /** What a slot holds. */
  public enum Kind {
    /** No value: absent, null, or a text that the source declares to mean null. */
    MISSING(0),
    /** UTF-8 text. */
    TEXT(1),
    /** The text of a JSON number, not yet converted. */
    NUMBER(5),
    INTEGER(2),
    REAL(3),
    BOOLEAN(4),
    /** An object, or a list for a field that has one value: no field takes it. */
    NESTED(6),
    /** Bytes that need be no text. */
    BYTES(7),
    /** Several values, as {@link ValueLists} writes them. */
    LIST(8);

    private static final Kind[] BY_CODE = byCode();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** What it is hashed as: ids depend on it. */
    int code() {
      return code;
    }

    static Kind of(int code) {
      return BY_CODE[code];
    }

    private static Kind[] byCode() {
      Kind[] kinds = values().clone();
      Arrays.sort(kinds, Comparator.comparingInt(Kind::code));
      return kinds;
    }
  }

  private static final byte[] NOTHING = new byte[0];

  private final Kind[] kinds;
  private final byte[][] bytes;
  private final int[] starts;
  private final int[] lengths;
  private final long[] bits;

  public FieldValues(int fields) {
    kinds = new Kind[fields];
    bytes = new byte[fields][];
    starts = new int[fields];
    lengths = new int[fields];
    bits = new long[fields];
    clear();
  }

  /** Makes every field missing. */
  public void clear() {
    for (int i = 0; i < kinds.length; i++) {
      setMissing(i);
    }
  }

  public int size() {
    return kinds.length;
  }

  public Kind kind(int field) {
    return kinds[field];
  }

  public void setMissing(int field) {
    kinds[field] = Kind.MISSING;
    bytes[field] = NOTHING;
    starts[field] = 0;
    lengths[field] = 0;
  }

  /** The bytes are kept by reference and must be valid UTF-8. */
  public void setText(int field, byte[] buffer, int start, int length) {
    set(field, Kind.TEXT, buffer, start, length);
  }

  /** The bytes are kept by reference. */
  public void setBytes(int field, byte[] buffer, int start, int length) {
    set(field, Kind.BYTES, buffer, start, length);
  }

  /** The bytes of a {@link ValueLists}, kept by reference. */
  public void setList(int field, byte[] buffer, int start, int length) {
    set(field, Kind.LIST, buffer, start, length);
  }

  /** The literal of a JSON number, as it stood. */
  public void setNumber(int field, byte[] buffer, int start, int length) {
    set(field, Kind.NUMBER, buffer, start, length);
  }

  public void setNested(int field) {
    setMissing(field);
    kinds[field] = Kind.NESTED;
  }

  public void setInteger(int field, long value) {
    kinds[field] = Kind.INTEGER;
    bits[field] = value;
  }

  public void setReal(int field, double value) {
    kinds[field] = Kind.REAL;
    bits[field] = Double.doubleToLongBits(value);
  }

  public void setTruth(int field, boolean value) {
    kinds[field] = Kind.BOOLEAN;
    bits[field] = value ? 1 : 0;
  }

  public byte[] buffer(int field) {
    return bytes[field];
  }

  public int start(int field) {
    return starts[field];
  }

  public int length(int field) {
    return lengths[field];
  }

  public long integer(int field) {
    return bits[field];
  }

  public double real(int field) {
    return Double.longBitsToDouble(bits[field]);
  }

  public boolean truth(int field) {
    return bits[field] != 0;
  }

  /** Gives the value of a field, by reference, to the first field of another. */
  public void copyTo(FieldValues one, int field) {
    copy(field, one, 0);
  }

  /** Takes for a field the value, by reference, that the first field of another has. */
  public void takeFrom(FieldValues one, int field) {
    one.copy(0, this, field);
  }

  private void copy(int from, FieldValues target, int to) {
    target.kinds[to] = kinds[from];
    target.bytes[to] = bytes[from];
    target.starts[to] = starts[from];
    target.lengths[to] = lengths[from];
    target.bits[to] = bits[from];
  }

  /** A copy of a text or literal, for tests and for the few values that are looked at by people. */
  public String text(int field) {
    return new String(bytes[field], starts[field], lengths[field], StandardCharsets.UTF_8);
  }

  private void set(int field, Kind kind, byte[] buffer, int start, int length) {
    kinds[field] = kind;
    bytes[field] = buffer;
    starts[field] = start;
    lengths[field] = length;
  }
}
