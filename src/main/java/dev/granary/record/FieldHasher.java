package dev.granary.record;

import dev.granary.record.FieldValues.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names records by the typed values of chosen fields, whatever format they were read from: the
 * first 128 bits of a SHA-256 over the domain in UTF-8 and, for each field in the order given, one
 * byte for its kind and then
 *
 * <ul>
 *   <li>MISSING (0): nothing
 *   <li>TEXT (1): the length in bytes (4 bytes), the bytes
 *   <li>INTEGER (2): the value (8 bytes)
 *   <li>REAL (3): the bits of the double (8 bytes), with one zero and one NaN
 *   <li>BOOLEAN (4): 0 or 1 (1 byte)
 *   <li>NUMBER (5): a literal that could not be converted, as TEXT
 *   <li>NESTED (6): nothing
 *   <li>BYTES (7): as TEXT
 *   <li>LIST (8): the length in bytes (4 bytes), and of each value the same as here
 * </ul>
 *
 * with the highest byte first. No two lists of values have the same bytes, nor have two domains.
 * One instance serves one thread; it allocates nothing but the id.
 */
public final class FieldHasher {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int DIGEST_BYTES = 32;
  private static final int WIDEST_FIXED_VALUE = 1 + Long.BYTES;
  private static final int BUFFER_BYTES = 4096;
  private static final char FIRST_PRINTABLE = ' ';

  private final int[] fields;
  private final MessageDigest digest;
  private final byte[] hashed = new byte[DIGEST_BYTES];
  private final byte[] buffer;
  private final int domainLength;
  private int pending;
  private int filled;

  /**
   * Hashes the fields at these places, which may repeat.
   *
   * @param domain sets apart hashes made for different purposes; it has no control characters, so
   *     that where it ends is never in doubt
   */
  public FieldHasher(String domain, int[] fields) {
    if (domain.chars().anyMatch(c -> c < FIRST_PRINTABLE)) {
      throw new IllegalArgumentException("the domain of a hash must not have control characters");
    }
    byte[] prefix = domain.getBytes(StandardCharsets.UTF_8);
    this.fields = fields.clone();
    this.domainLength = prefix.length;
    this.buffer = new byte[prefix.length + BUFFER_BYTES];
    System.arraycopy(prefix, 0, buffer, 0, prefix.length);
    this.digest = sha256();
  }

  /** The name of this record: equal exactly where all the chosen values are equal. */
  public RecordId hash(FieldValues values) {
    pending = 0;
    filled = domainLength;
    for (int field : fields) {
      append(values, field);
    }
    flush();
    finish();
    return new RecordId((long) LONG.get(hashed, 0), (long) LONG.get(hashed, Long.BYTES));
  }

  private void append(FieldValues values, int field) {
    makeRoom(WIDEST_FIXED_VALUE);
    Kind kind = values.kind(field);
    appendByte(kind.code());
    switch (kind) {
      case MISSING, NESTED -> {}
      case TEXT, NUMBER, BYTES, LIST -> appendBytes(values, field);
      case INTEGER -> appendLong(values.integer(field));
      case REAL -> appendLong(canonicalBits(values.real(field)));
      case BOOLEAN -> appendByte(values.truth(field) ? 1 : 0);
    }
  }

  private void appendByte(int value) {
    buffer[filled++] = (byte) value;
  }

  private void appendLong(long value) {
    LONG.set(buffer, filled, value);
    filled += Long.BYTES;
  }

  private void appendBytes(FieldValues values, int field) {
    int length = values.length(field);
    INT.set(buffer, filled, length);
    filled += Integer.BYTES;
    if (length > BUFFER_BYTES) {
      flush();
      digest.update(values.buffer(field), values.start(field), length);
      return;
    }
    makeRoom(length);
    System.arraycopy(values.buffer(field), values.start(field), buffer, filled, length);
    filled += length;
  }

  private void makeRoom(int bytes) {
    if (buffer.length - filled < bytes) {
      flush();
    }
  }

  /** Gives the digest what it lacks; the domain stays in the buffer for the next record. */
  private void flush() {
    digest.update(buffer, pending, filled - pending);
    pending = domainLength;
    filled = domainLength;
  }

  private void finish() {
    try {
      digest.digest(hashed, 0, DIGEST_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 does not fit in " + DIGEST_BYTES + " bytes", e);
    }
  }

  /** Adding zero turns -0.0 into 0.0; {@link Double#doubleToLongBits} knows one NaN only. */
  static long canonicalBits(double value) {
    return Double.doubleToLongBits(value + 0.0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
    }
  }
}
