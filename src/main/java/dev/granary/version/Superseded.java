package dev.granary.version;

/**
 * What was about to be recorded makes no sense any more, since others recorded something first.
 * Nothing was changed.
 */
public final class Superseded extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient HistoryEntry by;

  Superseded(HistoryEntry by, String message) {
    super(message);
    this.by = by;
  }

  /** The entry of the others. */
  public HistoryEntry by() {
    return by;
  }
}
