package dev.granary.read;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/**
 * The bytes of a file from one offset on, hashed as they are read. A file that is not as long as it
 * was when the run began is a failure: an input must not change under a run.
 */
final class RawBytes extends InputStream {
  /** What is read at a time past the end of the block, where only its last record goes on. */
  private static final int BEYOND = 1 << 16;

  private final SourceFile file;
  private final SeekableByteChannel channel;
  private final PieceDigests pieces;
  private final long blockEnd;
  private long position;

  private RawBytes(SourceFile file, SeekableByteChannel channel, long from, long start, long end)
      throws IOException {
    this.file = file;
    this.channel = channel;
    this.blockEnd = end;
    this.position = from;
    this.pieces = new PieceDigests(start, end, file.bytes());
    requireSize(channel.size());
    channel.position(from);
  }

  /** Opens a block's file at an offset not after the block's start. */
  static RawBytes open(Storage storage, FileBlock block, long from) throws IOException {
    SeekableByteChannel channel = storage.open(block.file().path());
    try {
      return new RawBytes(block.file(), channel, from, block.start(), block.end());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** How many bytes of the file were read or passed over. */
  long position() {
    return position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (position >= file.bytes()) {
      return -1;
    }
    long wanted = position < blockEnd ? blockEnd - position : BEYOND;
    int most = (int) Math.min(length, Math.min(wanted, file.bytes() - position));
    int count = readChannel(ByteBuffer.wrap(buffer, start, most));
    if (count < 0) {
      requireSize(position);
    }
    pieces.update(buffer, start, count, position);
    position += count;
    return count;
  }

  /** Hashes what was not read of the block's pieces, and makes sure that the file is as it was. */
  List<byte[]> finish(byte[] scratch) throws IOException {
    while (position < pieces.end()) {
      read(scratch, 0, (int) Math.min(scratch.length, pieces.end() - position));
    }
    requireSize(channel.size());
    return pieces.digests();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int readChannel(ByteBuffer buffer) throws IOException {
    try {
      return channel.read(buffer);
    } catch (IOException e) {
      throw new IOException("Cannot read " + file.path() + " at byte " + position, e);
    }
  }

  private void requireSize(long bytes) throws IOException {
    if (bytes != file.bytes()) {
      throw new IOException(
          file.path()
              + " changed while it was read: it had "
              + file.bytes()
              + " bytes when the run began, it has "
              + bytes
              + " now; run again when nobody writes to it");
    }
  }
}
