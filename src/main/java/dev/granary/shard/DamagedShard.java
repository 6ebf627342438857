package dev.granary.shard;

import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.io.IOException;

/** A file of a published version is not what its manifest says. */
public final class DamagedShard extends IOException {
  private static final long serialVersionUID = 1;

  /** A file whose digest is another one than that of its entry. */
  public static DamagedShard of(FileEntry file, Sha256 found) {
    return new DamagedShard(
        file.path(), "its SHA-256 is %s, the manifest says %s".formatted(found, file.sha256()));
  }

  DamagedShard(String file, String what) {
    super(file + " is damaged: " + what + "; restore it from a copy, or run again");
  }
}
