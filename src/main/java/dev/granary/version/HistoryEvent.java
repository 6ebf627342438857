package dev.granary.version;

/** What happened to a dataset. */
public sealed interface HistoryEvent {
  /**
   * A version became visible.
   *
   * @param path its directory below the dataset's
   */
  record Published(VersionNumber version, String path, Digests digests, String runKey)
      implements HistoryEvent {
    /** The kind that stands in the entry. */
    static final String KIND = "published";

    public Published {
      SafePath.require(path);
      Wording.requireLine("the run key", runKey);
    }
  }

  /** What holds a version: the digest of its manifest's bytes, and that of its data. */
  record Digests(Sha256 manifest, Sha256 content) {}
}
