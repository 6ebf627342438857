package dev.granary.shard;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts the bytes of a file and takes their SHA-256, of the very bytes that are written. */
final class DigestedOutput extends FilterOutputStream {
  private final MessageDigest sha256 = Sha256.digest();
  private long bytes;

  DigestedOutput(OutputStream file) {
    super(file);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int start, int length) throws IOException {
    sha256.update(source, start, length);
    out.write(source, start, length);
    bytes += length;
  }

  /** How many were written. */
  long bytes() {
    return bytes;
  }

  /** The digest of all; nothing may be written after. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
