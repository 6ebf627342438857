package dev.granary.storage;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Directories of which neither the name nor anything below may be a symbolic link. A path that lies
 * in none of them goes wherever its links lead. A link that is put there between the check and the
 * use is not seen.
 */
record Confinement(List<String> directories) implements Serializable {
  static final Confinement NONE = new Confinement(List.of());

  Confinement {
    directories = List.copyOf(directories);
  }

  /** This and one more directory. */
  Confinement and(String directory) {
    return directories.contains(directory)
        ? this
        : new Confinement(Stream.concat(directories.stream(), Stream.of(directory)).toList());
  }

  /** Whether a path lies in one of the directories, or is one. */
  boolean covers(Path path) {
    return outermost(path).isPresent();
  }

  /** Fails with {@link LinkRefused} where a part of the path, its last one included, is a link. */
  Path check(Path path) throws IOException {
    Optional<Path> directory = outermost(path);
    if (directory.isPresent()) {
      checkParts(directory.get(), path.toAbsolutePath());
    }
    return path;
  }

  /** As {@link #check}, but the last part itself may be a link: it is removed, never followed. */
  Path checkAbove(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      check(parent);
    }
    return path;
  }

  /** Links are met from the top down, so none is ever looked through. */
  private static void checkParts(Path directory, Path path) throws IOException {
    Path part = directory;
    checkPart(part, directory);
    for (Path name : directory.relativize(path)) {
      if (name.toString().equals("..")) {
        throw new IOException(path + " leads out of " + directory + ": nothing was touched");
      }
      part = part.resolve(name);
      checkPart(part, directory);
    }
  }

  private static void checkPart(Path part, Path directory) throws LinkRefused {
    if (Files.isSymbolicLink(part)) {
      throw new LinkRefused(part, directory.toString());
    }
  }

  private Optional<Path> outermost(Path path) {
    Path absolute = path.toAbsolutePath();
    return directories.stream()
        .map(directory -> Path.of(directory).toAbsolutePath())
        .filter(absolute::startsWith)
        .min(Comparator.comparingInt(Path::getNameCount));
  }
}
