package dev.granary.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder as it stands on disk. */
record Folder(Path path) {

  /** Every file in it and below, hidden ones too, by its path with {@code /} between the parts. */
  List<String> files() throws IOException {
    try (Stream<Path> entries = Files.walk(path)) {
      return entries
          .filter(entry -> !Files.isDirectory(entry))
          .map(entry -> path.relativize(entry).toString())
          .sorted()
          .toList();
    }
  }

  /** The names directly in it; none where it does not exist. */
  List<String> children() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
