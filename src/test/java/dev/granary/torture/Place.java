package dev.granary.torture;

import dev.granary.checker.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder in which one trial takes place: an environment, and the dataset that it publishes. */
record Place(Path folder) {
  private static final String ENVIRONMENT = "parallelism: 2\nroot: out\nlease_seconds: 1\n";

  /** An empty place. */
  static Place in(Path folder) throws IOException {
    Place place = new Place(Files.createDirectories(folder));
    Files.writeString(place.environment(), ENVIRONMENT);
    return place;
  }

  /** A place that holds what another does. */
  Place copiedTo(Path target) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = target.resolve(folder.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(entry, copy);
        }
      }
    }
    return new Place(target);
  }

  Path environment() {
    return folder.resolve("environment.yaml");
  }

  Path dataset() {
    return folder.resolve("out").resolve(SmallStrikes.DATASET);
  }

  /** A path as it is called below this place; the place itself is the empty one. */
  String below(String path) {
    return Path.of(path).startsWith(folder)
        ? folder.relativize(Path.of(path)).toString()
        : "elsewhere: " + path;
  }

  Snapshot snapshot() throws IOException {
    return Snapshot.of(dataset());
  }

  /** The words of a run here. */
  String[] run(SmallStrikes strikes, String date) {
    return words(List.of("run", strikes.spec().toString(), "--date", date));
  }

  /** The words that remove all that is not needed, however young it is. */
  static List<String> collecting(Path spec, int keep) {
    return List.of("gc", spec.toString(), "--keep", "" + keep, "--grace-hours", "0");
  }

  /** The words of a verb, with those that every verb here needs. */
  String[] words(List<String> verb) {
    List<String> words = new ArrayList<>(verb);
    words.addAll(List.of("--env", environment().toString(), "--json"));
    return words.toArray(String[]::new);
  }
}
