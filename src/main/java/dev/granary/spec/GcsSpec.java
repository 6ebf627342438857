package dev.granary.spec;

import java.util.Optional;

/**
 * How Google Cloud Storage is reached.
 *
 * @param endpoint a URL without a path
 * @param project who pays for requests; absent: whoever owns the bucket
 */
public record GcsSpec(String endpoint, Optional<String> project, Credentials credentials) {
  /** Google's own. */
  static final String GOOGLE = "https://storage.googleapis.com";

  /** As whom. */
  public enum Credentials {
    /** As Google's tools on this machine are, or the service account that it has. */
    DEFAULT,
    NONE
  }
}
