package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Counts what goes through, and sums it up. */
final class CountedOutput extends OutputStream {
  private final OutputStream out;
  private final CRC32C sum = new CRC32C();
  private long bytes;

  CountedOutput(OutputStream out) {
    this.out = out;
  }

  long bytes() {
    return bytes;
  }

  long checksum() {
    return sum.getValue();
  }

  @Override
  public void write(int value) throws IOException {
    sum.update(value);
    out.write(value);
    bytes++;
  }

  @Override
  public void write(byte[] source, int start, int length) throws IOException {
    sum.update(source, start, length);
    out.write(source, start, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
