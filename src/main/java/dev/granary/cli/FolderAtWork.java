package dev.granary.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to train in a folder: one launch has it at a time, and loses it with its process. Two
 * would go on from each other's checkpoints.
 */
final class FolderAtWork implements Closeable {
  private static final String FILE = "launch.lock";

  private final FileChannel channel;

  private FolderAtWork(FileChannel channel) {
    this.channel = channel;
  }

  static FolderAtWork claim(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      throw new VerbFailed(
          ExitCode.OCCUPIED,
          "another launch is at work in "
              + folder
              + ": wait for it, or name another folder with --training-dir");
    }
    return new FolderAtWork(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
