package dev.granary.version;

import java.time.Instant;

/** When something was done to a dataset, and by whom (host and user); for people only. */
public record Stamp(Instant at, String by) {
  public Stamp {
    Wording.requireLine("by", by);
  }
}
