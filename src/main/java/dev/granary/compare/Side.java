package dev.granary.compare;

import dev.granary.spec.ResolvedSpec;
import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One of the two versions.
 *
 * @param spec absent where the version does not hold it
 */
public record Side(PublishedVersion version, Manifest manifest, Optional<ResolvedSpec> spec) {
  /** Reads what a version says of itself; its records are not read. */
  public static Side of(Storage storage, PublishedVersion version, Manifest manifest)
      throws IOException {
    Optional<FileEntry> file =
        manifest.files().stream()
            .filter(entry -> entry.path().equals(ResolvedSpec.FILE))
            .findFirst();
    return new Side(
        version,
        manifest,
        file.isPresent()
            ? Optional.of(spec(storage, version.directory(), file.get()))
            : Optional.empty());
  }

  private static ResolvedSpec spec(Storage storage, String directory, FileEntry file)
      throws IOException {
    byte[] content = HeldFile.read(storage, directory, file);
    return new ResolvedSpec(new String(content, StandardCharsets.UTF_8));
  }
}
