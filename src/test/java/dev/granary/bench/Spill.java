package dev.granary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The most that stood in the spill folders of runs below a folder; looked at now and then. */
final class Spill {
  /** Looking costs time that the run is denied. */
  private static final int EVERY = 5;

  private final Path out;
  private int looks;
  private long most;

  Spill(Path out) {
    this.out = out;
  }

  void look() {
    if (looks++ % EVERY == 0) {
      most = Math.max(most, now());
    }
  }

  long most() {
    return most;
  }

  private long now() {
    if (!Files.exists(out)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(file -> String.valueOf(file.getParent()).endsWith("/spill"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException removedMeanwhile) {
      return 0;
    }
  }
}
