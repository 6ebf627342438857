package dev.granary.testing;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Local files, and how much of them is read. */
public class CountingStorage implements Storage {
  private static final long serialVersionUID = 1;

  private final LocalStorage files = new LocalStorage();
  public final AtomicLong bytesRead = new AtomicLong();
  public final Set<String> opened = Collections.synchronizedSet(new TreeSet<>());
  public final AtomicLong openings = new AtomicLong();

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    opened.add(path);
    openings.incrementAndGet();
    return new Counting(files.open(path), bytesRead);
  }

  @Override
  public List<StoredFile> list(String pattern) throws IOException {
    return files.list(pattern);
  }

  @Override
  public List<String> children(String directory) throws IOException {
    return files.children(directory);
  }

  @Override
  public StoredFile describe(String path) throws IOException {
    return files.describe(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(path);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    return files.read(path, limit);
  }

  @Override
  public OutputStream create(String path, Durability durability) throws IOException {
    return files.create(path, durability);
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
    return files.createIfAbsent(path, content);
  }

  @Override
  public void move(String from, String to) throws IOException {
    files.move(from, to);
  }

  @Override
  public void sweep(String directory, Instant begunBefore) throws IOException {
    files.sweep(directory, begunBefore);
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(path);
  }

  private record Counting(SeekableByteChannel channel, AtomicLong bytesRead)
      implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer target) throws IOException {
      int read = channel.read(target);
      bytesRead.addAndGet(Math.max(0, read));
      return read;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return channel.write(source);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
