package dev.granary.cli;

import dev.granary.report.Legible;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What storage failures mean; Java's own messages are often a path and nothing else. */
final class IoWords {
  private static final String FULL = "no space left on device";
  private static final String QUOTA = "quota exceeded";
  private static final String READ_ONLY = "read-only file system";

  private IoWords() {}

  static String of(IOException failure) {
    String said = wordsOf(failure);
    IOException root = failure;
    while (root.getCause() instanceof IOException cause) {
      root = cause;
    }
    if (root != failure && !said.contains(wordsOf(root))) {
      said += ": " + wordsOf(root);
    }
    return Legible.command(said) + help(root, said.toLowerCase(Locale.ROOT));
  }

  private static String wordsOf(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String help(IOException failure, String said) {
    if (said.contains(FULL) || said.contains(QUOTA)) {
      return ": the disk is full. Free some space, or name another disk as temporary or root in"
          + " the environment, and run again.";
    }
    if (said.contains(READ_ONLY)) {
      return ": nothing can be written there. Name another place as temporary or root in the"
          + " environment.";
    }
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return reason(file);
    }
    return "";
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return " does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return ": permission denied. Look at who owns it, and as whom this runs.";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return " exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return " is not a directory";
    }
    return failure instanceof DirectoryNotEmptyException ? " is not empty" : "";
  }
}
