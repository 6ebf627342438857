package dev.granary.launch.shards;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for files that are not whole yet. It is locked as long as its process lives, so the next
 * one can tell what the dead have left from what others are at.
 */
final class Incoming implements Closeable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private Incoming(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** A new one below a folder, after what the dead have left there is removed. */
  static Incoming below(Path parent) throws IOException {
    Files.createDirectories(parent);
    for (Path left : entries(parent)) {
      removeIfDead(left);
    }
    while (true) {
      Path folder = Files.createTempDirectory(parent, "fetch-");
      try {
        FileChannel lock = open(folder);
        if (isLocked(folder, lock) && Files.exists(folder.resolve(LOCK))) {
          return new Incoming(folder, lock);
        }
        lock.close();
      } catch (NoSuchFileException e) {
        // Another process took it for a dead one's, as it does where it is not locked yet.
      }
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    remove(folder);
    lock.close();
  }

  private static void removeIfDead(Path folder) throws IOException {
    try (FileChannel lock = open(folder)) {
      if (isLocked(folder, lock)) {
        remove(folder);
      }
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      // Another process has just removed it, or has just made it and locks it now.
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** The lock lasts until the channel is closed. */
  private static boolean isLocked(Path folder, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return false;
    } catch (IOException e) {
      throw new IOException(
          "Cannot lock a file in %s; name a place on another disk with --shards-dir"
              .formatted(folder),
          e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  private static List<Path> entries(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
