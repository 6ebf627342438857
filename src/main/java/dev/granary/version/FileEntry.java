package dev.granary.version;

/** One file of a version: its path below the version's directory, and what it must be. */
public record FileEntry(String path, long bytes, Sha256 sha256) {
  public FileEntry {
    SafePath.require(path);
    Wording.requireNotNegative("the size of " + path, bytes);
  }
}
