package dev.granary.compare;

import dev.granary.storage.Storage;
import dev.granary.version.DamagedVersion;
import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** A small file of a version, believed only where it is the one that the manifest names. */
final class HeldFile {
  private HeldFile() {}

  /** Absent where the version has no such file. */
  static Optional<byte[]> read(Storage storage, Side side, String name) throws IOException {
    Optional<FileEntry> entry =
        side.manifest().files().stream().filter(file -> file.path().equals(name)).findFirst();
    return entry.isPresent()
        ? Optional.of(read(storage, side.version().directory(), entry.get()))
        : Optional.empty();
  }

  static byte[] read(Storage storage, String directory, FileEntry file) throws IOException {
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
    return content;
  }
}
