package dev.granary.version;

/**
 * A version that readers see.
 *
 * @param directory where its files stand
 * @param entry what stands in the history; {@code event} is its event
 */
public record PublishedVersion(
    String dataset, String directory, HistoryEvent.Published event, HistoryEntry entry) {
  /** Its number. */
  public VersionNumber number() {
    return event.version();
  }

  /** When it was published, and by whom. */
  public Stamp stamp() {
    return entry.stamp();
  }
}
