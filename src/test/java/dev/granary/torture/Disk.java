package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;

/** A folder of this machine. */
record Disk(Place place) implements Ground {
  @Override
  public Path dataset() {
    return place.dataset();
  }

  @Override
  public CommandOn.Ended done(String[] words) {
    return new CommandOn(new LocalStorage()).execute(words);
  }

  @Override
  public void clear() throws IOException {
    new LocalStorage().delete(place.folder().toString());
  }
}
