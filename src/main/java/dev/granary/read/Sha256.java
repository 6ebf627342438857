package dev.granary.read;

import dev.granary.record.RecordId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 that gives record ids without garbage. */
final class Sha256 {
  private static final int BYTES = 32;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest digest;
  private final byte[] result = new byte[BYTES];

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void reset() {
    digest.reset();
  }

  void update(byte[] bytes, int start, int length) {
    digest.update(bytes, start, length);
  }

  /** Ends the message and begins another. */
  byte[] digest() {
    return digest.digest();
  }

  /** The first half of the digest; ends the message and begins another. */
  RecordId recordId() {
    try {
      digest.digest(result, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has " + BYTES + " bytes", e);
    }
    return new RecordId((long) LONG.get(result, 0), (long) LONG.get(result, Long.BYTES));
  }
}
