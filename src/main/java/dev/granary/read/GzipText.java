package dev.granary.read;

import dev.granary.storage.DamagedGzip;
import dev.granary.storage.GzipMembers;
import java.io.IOException;
import java.io.InputStream;

/** The text of a gzip file; what cannot be unpacked is bad data. */
final class GzipText extends InputStream {
  private static final int INPUT = 1 << 16;

  private final GzipMembers members;

  GzipText(InputStream file) {
    members = new GzipMembers(file, INPUT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    try {
      return members.read(buffer, start, length);
    } catch (DamagedGzip damage) {
      throw new DamagedText(String.valueOf(damage.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
