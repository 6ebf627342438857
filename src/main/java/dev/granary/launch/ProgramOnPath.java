package dev.granary.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a program is, looked for as a shell does. */
public final class ProgramOnPath {
  private ProgramOnPath() {}

  /**
   * The program that a word means.
   *
   * @param path folders, as the variable PATH of this machine has them
   */
  public static Optional<Path> find(String word, String path) {
    Stream<Path> places =
        word.contains("/") || word.contains(File.separator)
            ? Stream.of(Path.of(word))
            : Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, word));
    return places
        .filter(place -> Files.isRegularFile(place) && Files.isExecutable(place))
        .findFirst();
  }
}
