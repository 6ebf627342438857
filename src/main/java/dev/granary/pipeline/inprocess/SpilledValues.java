package dev.granary.pipeline.inprocess;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.beam.sdk.coders.Coder;

/**
 * Values of a key that are on disk: read from there as often as they are asked for, one in memory
 * at a time. Whoever reads to the last one knows that all were as they were written.
 */
final class SpilledValues extends AbstractCollection<Object> {
  private static final int MOST_BUFFER = 1 << 16;

  private final SpillFile file;
  private final SpillFile.Range range;
  private final int count;
  private final long checksum;
  private final Coder<Object> coder;

  SpilledValues(
      SpillFile file, SpillFile.Range range, int count, long checksum, Coder<Object> coder) {
    this.file = file;
    this.range = range;
    this.count = count;
    this.checksum = checksum;
    this.coder = coder;
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Iterator<Object> iterator() {
    int buffer = (int) Math.max(1, Math.min(range.bytes(), MOST_BUFFER));
    CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(file.read(range), buffer), new CRC32C());
    return new Decoded(checked);
  }

  private final class Decoded implements Iterator<Object> {
    private final CheckedInputStream in;
    private int read;

    Decoded(CheckedInputStream in) {
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      return read < count;
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        Object value = coder.decode(in);
        read++;
        if (read == count) {
          requireEnd();
        }
        return value;
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read back", e);
      }
    }

    private void requireEnd() throws IOException {
      if (in.getChecksum().getValue() != checksum || in.read() >= 0) {
        throw new IOException("it is not as it was written");
      }
    }
  }
}
