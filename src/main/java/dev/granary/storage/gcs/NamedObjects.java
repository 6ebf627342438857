package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import dev.granary.storage.CreateOutcome;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** What can be asked of a name: of its object, and of the directory that has it. */
final class NamedObjects {
  private static final int READINGS = 3;

  private final Client client;

  NamedObjects(Client client) {
    this.client = client;
  }

  StoredFile describe(GcsPath path) throws IOException {
    return new StoredFile(path.toString(), standing(path).getSize());
  }

  boolean exists(GcsPath path) throws IOException {
    return client.find(path).isPresent() || new Listing(client).hasAnyBelow(path);
  }

  ObjectChannel open(GcsPath path) throws IOException {
    return new ObjectChannel(client, path, standing(path));
  }

  /** An object that is replaced between its description and its content is read anew. */
  byte[] read(GcsPath path, int limit) throws IOException {
    for (int reading = 1; ; reading++) {
      try {
        return content(path, limit);
      } catch (NoSuchFileException replaced) {
        if (replaced.getReason() == null || reading == READINGS) {
          throw replaced;
        }
      }
    }
  }

  CreateOutcome createIfAbsent(GcsPath path, byte[] content, StorageWatch watch)
      throws IOException {
    watch.before(StorageStep.CREATE, path.toString());
    if (new Claim(client).create(path, content).isEmpty()) {
      return CreateOutcome.EXISTS;
    }
    watch.after(StorageStep.CREATE, path.toString());
    return CreateOutcome.CREATED;
  }

  void delete(GcsPath path, StorageWatch watch) throws IOException {
    if (path.name().isEmpty()) {
      throw new IOException("Cannot delete " + path + ": it is a whole bucket");
    }
    List<Blob> all = new ArrayList<>(new Listing(client).below(path));
    client.find(path).ifPresent(all::add);
    new Removal(client, watch).remove(all);
  }

  private byte[] content(GcsPath path, int limit) throws IOException {
    try (ObjectChannel channel = open(path)) {
      if (channel.size() > limit) {
        throw new IOException(path + " is longer than the " + limit + " bytes expected of it");
      }
      ByteBuffer content = ByteBuffer.allocate((int) channel.size());
      while (content.hasRemaining()) {
        channel.read(content);
      }
      return content.array();
    }
  }

  private Blob standing(GcsPath path) throws IOException {
    Blob found = client.find(path).orElse(null);
    if (found != null) {
      return found;
    }
    if (new Listing(client).hasAnyBelow(path)) {
      throw new FileSystemException(path.toString(), null, "is not a file");
    }
    throw new NoSuchFileException(path.toString());
  }
}
