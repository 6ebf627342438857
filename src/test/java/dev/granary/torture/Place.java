package dev.granary.torture;

import dev.granary.checker.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder in which one trial takes place: an environment, and the datasets that it publishes. */
record Place(Path folder) {
  private static final String ENVIRONMENT = "parallelism: 2\nroot: out\n";

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

  Snapshot snapshot() throws IOException {
    return Snapshot.of(dataset());
  }

  /** The words of a run here, on a logical date. */
  String[] run(Path spec, String date) {
    List<String> words = new ArrayList<>(List.of("run", spec.toString(), "--json"));
    words.addAll(List.of("--env", environment().toString(), "--date", date));
    return words.toArray(String[]::new);
  }
}
