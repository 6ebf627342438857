package dev.granary.launch.submit;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.List;

/**
 * Puts a hand-off where the trainer reads it, in a folder that nobody else has: each launch takes
 * the next number of its version.
 *
 * @param dataset the folder of the dataset
 */
public record ClaimHandoff(Storage storage, String dataset) {
  private static final int MOST = 999;

  /** The file of a launch. */
  public String place(LaunchName name) {
    return dataset + "/_training/" + name.folder() + "/handoff.json";
  }

  /** The name that the next launch will get, if nobody comes before it. */
  public LaunchName next(LaunchName first) throws IOException {
    List<String> taken = storage.children(dataset + "/_training");
    LaunchName name = first;
    while (taken.contains(name.folder())) {
      name = after(name);
    }
    return name;
  }

  /** Writes the hand-off under the first name that is free, and says which it is. */
  public LaunchName claim(LaunchName first, byte[] handoff) throws IOException {
    LaunchName name = next(first);
    while (storage.createIfAbsent(place(name), handoff) == CreateOutcome.EXISTS) {
      name = after(name);
    }
    return name;
  }

  private LaunchName after(LaunchName name) throws IOException {
    if (name.number() == MOST) {
      throw new IOException(
          "%s/_training holds %d trainings of version %s: move some away"
              .formatted(dataset, MOST, name.version()));
    }
    return new LaunchName(name.dataset(), name.version(), name.number() + 1);
  }
}
