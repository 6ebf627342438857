package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * One generation of an object, read at any position. What is read from its start to its end is held
 * against the object's checksum before the last of it is handed out; what is read here and there
 * cannot be. It reads ahead little at first, and more where it is read on.
 */
final class ObjectChannel implements SeekableByteChannel {
  private static final int FIRST = 256 << 10;
  private static final int MOST = 4 << 20;
  private static final int GROWTH = 4;

  private final GcsPath path;
  private final RangeReader reader;
  private final long size;
  private final String expected;
  private final Checksum checksum = new Checksum();
  private long summed;
  private byte[] window = new byte[0];
  private long windowStart;
  private int windowLength;
  private int ahead = FIRST;
  private long position;
  private boolean open = true;

  ObjectChannel(Client client, GcsPath path, Blob object) {
    this.path = path;
    this.reader = new RangeReader(client, path, object.getGeneration());
    this.size = object.getSize();
    this.expected = object.getCrc32c();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (position >= size) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position < windowStart || position >= windowStart + windowLength) {
      load(target.remaining());
    }
    int at = (int) (position - windowStart);
    int count = Math.min(target.remaining(), windowLength - at);
    target.put(window, at, count);
    position += count;
    return count;
  }

  private void load(int wanted) throws IOException {
    boolean readOn = windowLength > 0 && position == windowStart + windowLength;
    ahead = readOn ? Math.min(MOST, ahead * GROWTH) : FIRST;
    int length = (int) Math.min(size - position, Math.max(ahead, Math.min(wanted, MOST)));
    if (window.length < length) {
      window = new byte[length];
    }
    windowLength = 0;
    reader.read(position, ByteBuffer.wrap(window, 0, length));
    windowStart = position;
    windowLength = length;
    sum();
  }

  private void sum() throws IOException {
    if (windowStart != summed) {
      return;
    }
    checksum.update(window, 0, windowLength);
    summed += windowLength;
    if (summed == size && !checksum.text().equals(expected)) {
      windowLength = 0;
      summed = -1;
      throw new IOException(
          path
              + " was damaged on its way: the CRC32C of what arrived is "
              + checksum.text()
              + ", of what is stored "
              + expected
              + "; nothing was used of it, read it again");
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long next) throws ClosedChannelException {
    requireOpen();
    if (next < 0) {
      throw new IllegalArgumentException("position " + next);
    }
    position = next;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    window = new byte[0];
    windowLength = 0;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
