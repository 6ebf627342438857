package dev.granary.version;

import java.io.IOException;

/** A history that cannot be believed, and the entry that shows it. */
public final class BrokenHistory extends IOException {
  private static final long serialVersionUID = 1L;

  private final String entry;

  BrokenHistory(String entry, String reason, Throwable cause) {
    super("The history is broken at " + entry + ": " + reason, cause);
    this.entry = entry;
  }

  BrokenHistory(String entry, String reason) {
    super("The history is broken at " + entry + ": " + reason);
    this.entry = entry;
  }

  /** The file of the entry. */
  public String entry() {
    return entry;
  }
}
