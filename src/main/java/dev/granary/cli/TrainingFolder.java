package dev.granary.cli;

import dev.granary.version.VersionNumber;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a training goes that is not told where: beside the versions, and never over another. */
final class TrainingFolder {
  private TrainingFolder() {}

  static Path free(Path dataset, VersionNumber version) {
    for (int number = 1; ; number++) {
      Path folder = dataset.resolve("_training/%s-%03d".formatted(version, number));
      if (!Files.exists(folder)) {
        return folder;
      }
    }
  }
}
