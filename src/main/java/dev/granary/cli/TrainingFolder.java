package dev.granary.cli;

import dev.granary.storage.StorageByScheme;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the workers of a training write that are not told where. */
final class TrainingFolder {
  private TrainingFolder() {}

  /**
   * The folder of the record, or one below the current folder, and never over another, where the
   * record is in a bucket: workers write files of this machine.
   */
  static Path of(DatasetPlace place, String recorded, String training) {
    if (!recorded.startsWith(StorageByScheme.CLOUD)) {
      return Path.of(recorded);
    }
    Path folder = Path.of("training", place.dataset(), training);
    for (int number = 2; Files.exists(folder); number++) {
      folder = folder.resolveSibling(training + "-" + number);
    }
    return folder;
  }
}
