package dev.granary.pipeline.inprocess;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that nobody can see: its name is taken away as soon as it is open, so that it is gone with
 * the process, however that ends. Written once, then read by many threads.
 */
final class SpillFile implements Closeable {
  private final Path path;
  private final FileChannel channel;

  private SpillFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** A part of the file. */
  record Range(long from, long bytes) {}

  static SpillFile create(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path path = Files.createTempFile(directory, "granary-groups-", ".spill");
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    // Where a file that is open cannot be removed, it is removed when it is closed.
    path.toFile().delete();
    return new SpillFile(path, channel);
  }

  /** Where to write, from the beginning on; to be flushed, not closed. */
  OutputStream write() {
    return Channels.newOutputStream(channel);
  }

  Range whole() throws IOException {
    return new Range(0, channel.size());
  }

  InputStream read(Range range) {
    return new InputStream() {
      private long position = range.from();

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int start, int length) throws IOException {
        int count = (int) Math.min(length, range.from() + range.bytes() - position);
        if (count <= 0) {
          return length == 0 ? 0 : -1;
        }
        int read = channel.read(ByteBuffer.wrap(target, start, count), position);
        position += Math.max(0, read);
        return read;
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return "The spill file " + path;
  }
}
