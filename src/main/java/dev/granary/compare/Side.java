package dev.granary.compare;

import dev.granary.spec.ResolvedSpec;
import dev.granary.storage.Storage;
import dev.granary.version.DamagedVersion;
import dev.granary.version.FileEntry;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
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
    String path = directory + "/" + file.path();
    byte[] content;
    try {
      content = storage.read(path, Math.toIntExact(file.bytes()));
    } catch (NoSuchFileException missing) {
      throw new DamagedVersion(path, "is missing");
    }
    if (!Sha256.of(content).equals(file.sha256())) {
      throw new DamagedVersion(path, "was changed: its SHA-256 is " + Sha256.of(content));
    }
    return new ResolvedSpec(new String(content, StandardCharsets.UTF_8));
  }
}
