package dev.granary.train;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Frames one after another. */
final class PlainFrames implements FrameSource {
  private final FileChannel channel;

  PlainFrames(Path file) throws IOException {
    this.channel = FileChannel.open(file);
  }

  @Override
  public byte[] read(long offset, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file ends in a record");
      }
    }
    return buffer.array();
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
