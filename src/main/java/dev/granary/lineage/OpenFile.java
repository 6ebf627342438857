package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * A file that is read here and there; indexes, which are small and lie close together, in few
 * reads.
 */
final class OpenFile implements Closeable {
  /** Makes sense of bytes. */
  interface Parser<T> {
    T parse(byte[] bytes) throws IOException;
  }

  private static final int WINDOW = 8 << 10;

  private final String path;
  private final SeekableByteChannel channel;
  private final long length;
  private byte[] window = new byte[0];
  private long windowStart;

  private OpenFile(String path, SeekableByteChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.length = channel.size();
  }

  static OpenFile of(Storage storage, String path) throws IOException {
    SeekableByteChannel channel = storage.open(path);
    try {
      return new OpenFile(path, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  long length() {
    return length;
  }

  String path() {
    return path;
  }

  /** What some bytes mean; that they mean nothing is damage, unlike that they cannot be read. */
  <T> T parse(long start, int size, Parser<T> parser) throws IOException {
    return parsed(readAt(start, size), parser);
  }

  /** The same for what lies close to what was read so before. */
  <T> T parseNear(long start, int size, Parser<T> parser) throws IOException {
    if (size > WINDOW) {
      return parse(start, size, parser);
    }
    if (start < windowStart || start + size > windowStart + window.length) {
      window = readAt(start, (int) Math.max(size, Math.min(WINDOW, length - start)));
      windowStart = start;
    }
    int from = (int) (start - windowStart);
    return parsed(Arrays.copyOfRange(window, from, from + size), parser);
  }

  /** Exactly so many bytes. */
  byte[] readAt(long start, int size) throws IOException {
    if (start < 0 || size < 0 || start > length - size) {
      throw new DamagedTable(path, "truncated or damaged: it names a place that it has not");
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    channel.position(start);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException(path + " became shorter while it was read");
      }
    }
    return target.array();
  }

  private <T> T parsed(byte[] bytes, Parser<T> parser) throws DamagedTable {
    try {
      return parser.parse(bytes);
    } catch (IOException | RuntimeException e) {
      throw new DamagedTable(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
