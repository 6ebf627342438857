package dev.granary.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Removes files that never got their names from a tree; never follows a link. */
final class Sweep extends SimpleFileVisitor<Path> {
  private final FileTime begunBefore;
  private final StorageWatch watch;

  Sweep(FileTime begunBefore, StorageWatch watch) {
    this.begunBefore = begunBefore;
    this.watch = watch;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    boolean old = attributes.lastModifiedTime().compareTo(begunBefore) < 0;
    if (old && attributes.isRegularFile() && PendingFile.isPending(file.getFileName().toString())) {
      watch.before(StorageStep.DELETE, file.toString());
      Files.deleteIfExists(file);
      watch.after(StorageStep.DELETE, file.toString());
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
