package dev.granary.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Directories whose entries outlive a power cut. */
final class Directories {
  private Directories() {}

  /** The directory that a path stands in; the topmost stands in itself. */
  static Path parentOf(Path path) {
    Path absolute = path.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /** Makes a directory and those above it; durably, each one's entry is synced in the one above. */
  static void create(Path directory, Durability durability, StorageWatch watch) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = parentOf(directory);
    create(parent, durability, watch);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    if (durability == Durability.DURABLE) {
      sync(parent, watch);
    }
  }

  /** Returns when the entries of a directory are on the device. */
  static void sync(Path directory, StorageWatch watch) throws IOException {
    watch.before(StorageStep.SYNC_DIRECTORY, directory.toString());
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new IOException("Cannot sync the directory " + directory, e);
    }
    watch.after(StorageStep.SYNC_DIRECTORY, directory.toString());
  }
}
