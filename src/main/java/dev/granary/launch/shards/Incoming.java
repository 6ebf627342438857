package dev.granary.launch.shards;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      if (Files.isDirectory(left)) {
        removeIfDead(left);
      }
    }
    while (true) {
      Path folder = Files.createTempDirectory(parent, "fetch-");
      try {
        FileChannel lock =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

  /** Never fails, since what was fetched is good: what is left here is the next one's to remove. */
  @Override
  public void close() {
    try (lock) {
      remove(folder);
    } catch (IOException e) {
      // Another process looks at the folder right now, or the disk shows what is open to the last.
    }
  }

  private static void removeIfDead(Path folder) throws IOException {
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (isLocked(folder, lock)) {
        remove(folder);
      }
    } catch (NoSuchFileException e) {
      removeIfEmpty(folder);
    } catch (DirectoryNotEmptyException e) {
      // Another process looks at it right now; what is left is for the next one.
    }
  }

  /** The lock is the first thing in a folder and the last. */
  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Another process has just made it and locks it now.
    }
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

  /** The lock goes last: without it, none can tell that the rest is a dead one's. */
  private static void remove(Path folder) throws IOException {
    Path lock = folder.resolve(LOCK);
    for (Path each : entries(folder)) {
      if (!each.equals(lock)) {
        Files.deleteIfExists(each);
      }
    }
    Files.deleteIfExists(lock);
    Files.deleteIfExists(folder);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
