package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;

/** A manifest as the bytes of {@code manifest.json}, and back; {@code docs/format.md} tells how. */
public final class ManifestJson {
  /** What a manifest may not outgrow, so that reading one needs little memory. */
  static final int MOST_BYTES = 32 << 20;

  private ManifestJson() {}

  /** The bytes of a manifest: the same for equal manifests. */
  public static byte[] write(Manifest manifest) {
    return Json.write(ManifestWriter.object(manifest));
  }

  /** Reads what {@link #write} wrote, and refuses all that the format does not allow. */
  public static Manifest read(byte[] content) throws InvalidManifest {
    try {
      return ManifestReader.manifest(Json.read(content));
    } catch (IllegalArgumentException invalid) {
      throw new InvalidManifest(Manifest.FILE + ": " + invalid.getMessage(), invalid);
    }
  }

  /** The bytes of the manifest of the version in a directory. */
  static byte[] bytesIn(Storage storage, String directory) throws IOException {
    return storage.read(directory + "/" + Manifest.FILE, MOST_BYTES);
  }
}
