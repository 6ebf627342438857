package dev.granary.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/**
 * Every file under one roof: paths that begin with {@code gs://} stand in the cloud, all others on
 * this machine.
 */
public record StorageByScheme(Storage machine, Storage cloud) implements Storage {
  /** How paths in the cloud begin. */
  public static final String CLOUD = "gs://";

  @Override
  public List<StoredFile> list(String pattern) throws IOException {
    return of(pattern).list(pattern);
  }

  @Override
  public List<String> children(String directory) throws IOException {
    return of(directory).children(directory);
  }

  @Override
  public StoredFile describe(String path) throws IOException {
    return of(path).describe(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return of(path).exists(path);
  }

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    return of(path).open(path);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    return of(path).read(path, limit);
  }

  @Override
  public OutputStream create(String path, Durability durability) throws IOException {
    return of(path).create(path, durability);
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
    return of(path).createIfAbsent(path, content);
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (of(from) != of(to)) {
      throw new IOException(
          "Cannot move " + from + " to " + to + ": one is on this machine, the other in the cloud");
    }
    of(from).move(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    of(path).delete(path);
  }

  @Override
  public void sweep(String directory, Instant begunBefore) throws IOException {
    of(directory).sweep(directory, begunBefore);
  }

  @Override
  public Storage confinedTo(String directory) {
    return directory.startsWith(CLOUD)
        ? new StorageByScheme(machine, cloud.confinedTo(directory))
        : new StorageByScheme(machine.confinedTo(directory), cloud);
  }

  private Storage of(String path) {
    return path.startsWith(CLOUD) ? cloud : machine;
  }
}
