package dev.granary.version;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The file {@code CURRENT}: a hint for people and shell scripts, which may lag behind. */
final class CurrentHint {
  private CurrentHint() {}

  /** Writes it, or leaves it as it is: what it tells of has been recorded, and cannot fail now. */
  static void write(Storage storage, DatasetPaths paths, VersionNumber version) {
    try (OutputStream out = storage.create(paths.current(), Durability.SPILL)) {
      out.write((version + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException withoutHint) {
      // Nobody relies on the hint, so its failure must not be taken for that of the publication.
    }
  }
}
