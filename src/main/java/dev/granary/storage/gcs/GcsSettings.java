package dev.granary.storage.gcs;

import java.io.Serializable;

/**
 * Where Google Cloud Storage is reached, and as whom.
 *
 * @param endpoint a URL without a path
 * @param project who pays for requests; empty: whoever owns the bucket
 */
public record GcsSettings(
    String endpoint, String project, Credentials credentials, Patience patience)
    implements Serializable {

  /** As whom. */
  public enum Credentials {
    /** Those that Google's tools and machines have: application default credentials. */
    DEFAULT,
    /** None: public buckets, and servers for tests. */
    NONE
  }

  /** As patient as a run at night should be. */
  public GcsSettings(String endpoint, String project, Credentials credentials) {
    this(endpoint, project, credentials, Patience.USUAL);
  }
}
