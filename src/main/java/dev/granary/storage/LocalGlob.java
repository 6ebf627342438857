package dev.granary.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@link Glob} over files of this machine.
 *
 * @param base the directory to look in
 */
record LocalGlob(Path base, Glob glob) {

  static LocalGlob of(String pattern) {
    Glob glob = Glob.of(pattern.replaceAll("/+", "/"));
    return new LocalGlob(Path.of(glob.base()), glob);
  }

  /**
   * The files that match, sorted; a link that leads nowhere is a failure, not one file less. Where
   * the directory to look in is confined every link is.
   */
  List<StoredFile> files(Confinement confinement) throws IOException {
    boolean confined = confinement.covers(base);
    confinement.check(base);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    FileVisitOption[] options =
        confined ? new FileVisitOption[0] : new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS};
    List<StoredFile> files = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(base, glob.depth(), options)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (confined && Files.isSymbolicLink(entry)) {
          confinement.check(entry);
        }
        if (glob.matches(base.relativize(entry).toString()) && isFile(entry)) {
          files.add(new StoredFile(entry.toString(), Files.size(entry)));
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot list " + base, e.getCause());
    }
    files.sort(Comparator.comparing(StoredFile::path));
    return files;
  }

  private static boolean isFile(Path entry) {
    return Files.isRegularFile(entry) || !Files.exists(entry);
  }
}
