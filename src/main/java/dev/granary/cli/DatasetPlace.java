package dev.granary.cli;

import dev.granary.storage.Storage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;

/**
 * Where the versions of a dataset stand.
 *
 * @param storage follows no symbolic link in the dataset's folder
 */
record DatasetPlace(Storage storage, String root, String dataset) {
  DatasetPlace {
    storage = storage.confinedTo(root + "/" + dataset);
  }

  Versions versions() throws IOException {
    return Versions.of(storage, root, dataset);
  }

  /** The version that was published last, or the one of a number. */
  PublishedVersion version(String asked) throws IOException {
    return versions().resolve(asked);
  }
}
