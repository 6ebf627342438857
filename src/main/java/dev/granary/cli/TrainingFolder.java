package dev.granary.cli;

import dev.granary.storage.StorageByScheme;
import dev.granary.version.VersionNumber;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a training goes that is not told where, never over another: beside the versions, or below
 * the current folder where those are in a bucket, since workers write files of this machine.
 */
final class TrainingFolder {
  private TrainingFolder() {}

  static Path free(DatasetPlace place, VersionNumber version) {
    Path trainings =
        place.root().startsWith(StorageByScheme.CLOUD)
            ? Path.of("training", place.dataset())
            : Path.of(place.root(), place.dataset(), "_training");
    for (int number = 1; ; number++) {
      Path folder = trainings.resolve("%s-%03d".formatted(version, number));
      if (!Files.exists(folder)) {
        return folder;
      }
    }
  }
}
