package dev.granary.read;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/** One file, whatever the path; it can be told to change under its reader. */
final class MemoryStorage implements Storage {
  private final byte[] content;
  private long sizeAfterReading;
  private long bytesRead;

  MemoryStorage(byte[] content) {
    this.content = content;
    this.sizeAfterReading = content.length;
  }

  /** From the first read on, the file has another size. */
  MemoryStorage thatBecomes(long bytes) {
    sizeAfterReading = bytes;
    return this;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public SeekableByteChannel open(String path) {
    return new Channel();
  }

  @Override
  public List<StoredFile> list(String pattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> children(String directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StoredFile describe(String path) {
    return new StoredFile(path, content.length);
  }

  @Override
  public boolean exists(String path) {
    return true;
  }

  @Override
  public byte[] read(String path, int limit) {
    return content.clone();
  }

  @Override
  public OutputStream create(String path, Durability durability) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] bytes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(String from, String to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sweep(String directory, Instant begunBefore) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String path) {
    throw new UnsupportedOperationException();
  }

  private final class Channel implements SeekableByteChannel {
    private long position;
    private boolean touched;

    @Override
    public int read(ByteBuffer target) {
      touched = true;
      long end = Math.min(size(), content.length);
      if (position >= end) {
        return -1;
      }
      int count = (int) Math.min(target.remaining(), end - position);
      target.put(content, (int) position, count);
      position += count;
      bytesRead += count;
      return count;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return touched ? sizeAfterReading : content.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
