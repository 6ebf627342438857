package dev.granary.version;

import java.io.IOException;
import java.io.InputStream;

/** A shard that is not compressed. */
final class PlainText implements ShardText {
  private final InputStream in;
  private long offset;

  PlainText(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = in.read(buffer, start, length);
    offset += Math.max(0, count);
    return count;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
