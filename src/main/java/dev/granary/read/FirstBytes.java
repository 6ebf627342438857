package dev.granary.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends early, and counts what was read of it. */
final class FirstBytes extends FilterInputStream {
  private final long most;
  private long count;

  FirstBytes(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (count >= most) {
      return -1;
    }
    int read = in.read(buffer, start, (int) Math.min(length, most - count));
    count += Math.max(0, read);
    return read;
  }
}
