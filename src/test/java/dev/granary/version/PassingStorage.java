package dev.granary.version;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/** Hands everything on to the disk; a test overrides what shall go wrong. */
class PassingStorage implements Storage {
  private static final long serialVersionUID = 1L;

  private final Storage disk = Workshop.DISK;

  @Override
  public List<StoredFile> list(String pattern) throws IOException {
    return disk.list(pattern);
  }

  @Override
  public List<String> children(String directory) throws IOException {
    return disk.children(directory);
  }

  @Override
  public StoredFile describe(String path) throws IOException {
    return disk.describe(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return disk.exists(path);
  }

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    return disk.open(path);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    return disk.read(path, limit);
  }

  @Override
  public OutputStream create(String path, Durability durability) throws IOException {
    return disk.create(path, durability);
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
    return disk.createIfAbsent(path, content);
  }

  @Override
  public void move(String from, String to) throws IOException {
    disk.move(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void sweep(String directory, Instant begunBefore) throws IOException {
    disk.sweep(directory, begunBefore);
  }
}
