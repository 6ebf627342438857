package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bucket of a server of its own; the folder holds only what is told, and copies to look at. */
record Bucket(Place place, LocalGcs server) implements Ground {
  private static final String NAME = "lake";

  /** An empty one. */
  static Bucket in(Path folder) throws IOException {
    return of(folder, LocalGcs.start(NAME));
  }

  /** One that holds what this one does, at a server of its own. */
  Bucket copiedTo(Path folder) throws IOException {
    return of(folder, server.copy());
  }

  private static Bucket of(Path folder, LocalGcs server) throws IOException {
    Place place = Place.in(folder);
    Files.writeString(
        place.environment(),
        """
        parallelism: 2
        root: gs://%s/out
        lease_seconds: 1
        gcs: {endpoint: "%s", credentials: none}
        """
            .formatted(NAME, server.endpoint()));
    return new Bucket(place, server);
  }

  @Override
  public Path dataset() throws IOException {
    Path copy = place.folder().resolve("copy");
    new LocalStorage().delete(copy.toString());
    server.dumpTo(copy);
    return copy.resolve(NAME).resolve("out").resolve(SmallStrikes.DATASET);
  }

  @Override
  public CommandOn.Ended done(String[] words) {
    return CommandOn.executeAsUsual(words);
  }

  @Override
  public void clear() throws IOException {
    server.close();
    new LocalStorage().delete(place.folder().toString());
  }
}
