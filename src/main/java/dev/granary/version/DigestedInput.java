package dev.granary.version;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Counts the bytes that are read from a file and takes their SHA-256. */
final class DigestedInput extends FilterInputStream {
  private static final int BUFFER = 1 << 18;

  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  DigestedInput(InputStream file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = in.read(buffer, start, length);
    if (count > 0) {
      digest.update(buffer, start, count);
      bytes += count;
    }
    return count;
  }

  /** Reads what is left. */
  void skipToEnd() throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (read(buffer, 0, buffer.length) >= 0) {}
  }

  /** How many were read. */
  long bytes() {
    return bytes;
  }

  /** The digest of all that were read; nothing may be read after. */
  Sha256 sha256() {
    return Sha256.finish(digest);
  }
}
