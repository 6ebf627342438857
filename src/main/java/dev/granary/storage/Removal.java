package dev.granary.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes a tree. Never follows a link, and does not mind others who remove the same. */
final class Removal extends SimpleFileVisitor<Path> {
  private final StorageWatch watch;

  Removal(StorageWatch watch) {
    this.watch = watch;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    remove(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    remove(directory);
    return FileVisitResult.CONTINUE;
  }

  private void remove(Path path) throws IOException {
    watch.before(StorageStep.DELETE, path.toString());
    Files.deleteIfExists(path);
    watch.after(StorageStep.DELETE, path.toString());
  }
}
