package dev.granary.storage.gcs;

import java.time.Duration;

/** Settings for a server on this machine, with which a test need not wait long. */
public final class Impatient {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMillis(10));
  private static final Patience SHORTEST =
      new Patience(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(10));

  private Impatient() {}

  /** Where a failure is to pass. */
  public static GcsSettings at(String endpoint) {
    return new GcsSettings(endpoint, "", GcsSettings.Credentials.NONE, SHORT);
  }

  /** Where one is to last. */
  static GcsSettings most(String endpoint) {
    return new GcsSettings(endpoint, "", GcsSettings.Credentials.NONE, SHORTEST);
  }
}
