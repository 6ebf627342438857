package dev.granary.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The lists of one record while they are gathered, one after the other. The values of a list stand
 * one behind the other as {@link FieldHasher} hashes them, so that equal lists have equal bytes.
 *
 * <p>One instance serves all records of a reader and keeps its memory. When all lists together are
 * longer than a limit it takes no more, so that whoever holds the record to its limits finds that
 * it is too long.
 */
public final class ValueLists {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIRST_BYTES = 256;
  private static final int WIDEST_HEAD = 1 + Long.BYTES;

  private final int mostBytes;
  private byte[] bytes = {};
  private int start;
  private int end;

  /** Takes values until they are longer than that, and the one with which they are. */
  public ValueLists(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Another record begins: the lists of the one before are of no use any more. */
  public void begin() {
    start = 0;
    end = 0;
  }

  /** Another list of the record begins. */
  public void open() {
    start = end;
  }

  /** Whether values are not taken any more. */
  public boolean isFull() {
    return end > mostBytes;
  }

  /** Takes the value that a field has as the next one of the list; of a list, all of them. */
  public void add(FieldValues values, int field) {
    if (isFull()) {
      return;
    }
    switch (values.kind(field)) {
      case MISSING, NESTED -> head(values, field);
      case INTEGER -> bits(values, field, values.integer(field));
      case REAL -> bits(values, field, FieldHasher.canonicalBits(values.real(field)));
      case BOOLEAN -> {
        head(values, field);
        bytes[end++] = (byte) (values.truth(field) ? 1 : 0);
      }
      case TEXT, NUMBER, BYTES -> {
        head(values, field);
        INT.set(bytes, end, values.length(field));
        end += Integer.BYTES;
        append(values, field);
      }
      case LIST -> append(values, field);
    }
  }

  /** Gives the list to a field, by reference; an empty one is a missing value. */
  public void giveTo(FieldValues values, int field) {
    if (start == end) {
      values.setMissing(field);
    } else {
      values.setList(field, bytes, start, end - start);
    }
  }

  private void head(FieldValues values, int field) {
    makeRoom(WIDEST_HEAD);
    bytes[end++] = (byte) values.kind(field).code();
  }

  private void bits(FieldValues values, int field, long bits) {
    head(values, field);
    LONG.set(bytes, end, bits);
    end += Long.BYTES;
  }

  private void append(FieldValues values, int field) {
    int more = values.length(field);
    makeRoom(more);
    System.arraycopy(values.buffer(field), values.start(field), bytes, end, more);
    end += more;
  }

  /** Lists that were given away keep the bytes they have. */
  private void makeRoom(int more) {
    if (bytes.length - end < more) {
      long doubled = Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
      long wanted = Math.max(FIRST_BYTES, Math.max(doubled, (long) end + more));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(wanted));
    }
  }
}
