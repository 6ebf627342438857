package dev.granary.storage.gcs;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.storage.StorageWatch;
import dev.granary.storage.StoredFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/**
 * Objects of Google Cloud Storage under {@code gs://bucket/name}. Loads nothing of Google's until
 * it is used.
 */
public record GcsStorage(GcsSettings settings, StorageWatch watch) implements Storage {
  static final String BYTES = "application/octet-stream";
  private static final int BUFFER = 1 << 16;

  /** Storage that nobody watches. */
  public GcsStorage(GcsSettings settings) {
    this(settings, StorageWatch.NONE);
  }

  @Override
  public List<StoredFile> list(String pattern) throws IOException {
    return new Listing(client()).files(GcsPath.of(pattern));
  }

  @Override
  public List<String> children(String directory) throws IOException {
    return new Listing(client()).children(GcsPath.of(directory));
  }

  @Override
  public StoredFile describe(String path) throws IOException {
    return new NamedObjects(client()).describe(GcsPath.of(path));
  }

  @Override
  public boolean exists(String path) throws IOException {
    return new NamedObjects(client()).exists(GcsPath.of(path));
  }

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    return new NamedObjects(client()).open(GcsPath.of(path));
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    return new NamedObjects(client()).read(GcsPath.of(path), limit);
  }

  @Override
  public OutputStream create(String path, Durability durability) throws IOException {
    return new BufferedOutputStream(ObjectUpload.begin(client(), GcsPath.of(path), watch), BUFFER);
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
    return new NamedObjects(client()).createIfAbsent(GcsPath.of(path), content, watch);
  }

  @Override
  public void move(String from, String to) throws IOException {
    new Move(client(), watch, GcsPath.of(from), GcsPath.of(to)).perform();
  }

  @Override
  public void delete(String path) throws IOException {
    new NamedObjects(client()).delete(GcsPath.of(path), watch);
  }

  /** An upload that was not closed leaves nothing that has a name; Google forgets it by itself. */
  @Override
  public void sweep(String directory, Instant begunBefore) {}

  private Client client() throws IOException {
    return Client.of(settings);
  }
}
