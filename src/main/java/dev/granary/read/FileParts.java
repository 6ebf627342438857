package dev.granary.read;

import dev.granary.read.parquet.Bytes;
import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The parts of a file that are asked for, and no others. */
final class FileParts implements Bytes, Closeable {
  private final SourceFile file;
  private final SeekableByteChannel channel;

  private FileParts(SourceFile file, SeekableByteChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FileParts open(Storage storage, SourceFile file) throws IOException {
    return new FileParts(file, storage.open(file.path()));
  }

  @Override
  public void read(long offset, byte[] target, int start, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, start, length);
    channel.position(offset);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(
            file.path() + " became shorter while it was read; run again when nobody writes to it");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
