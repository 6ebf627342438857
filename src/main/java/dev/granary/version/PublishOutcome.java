package dev.granary.version;

import java.util.Optional;

/** How publishing ended, where it came as far as the one step that counts. */
public sealed interface PublishOutcome {
  /**
   * Readers see the version.
   *
   * @param restates the version that was published last for the same run key, where there is one
   */
  record Published(
      VersionNumber version, String path, Sha256 contentDigest, Optional<VersionNumber> restates)
      implements PublishOutcome {}

  /** Another run took over from this one, which it held dead; this version is not visible. */
  record Fenced(HistoryEntry by) implements PublishOutcome {}

  /** Others kept publishing; this version is not visible. It is safe to publish again. */
  record LostRace(HistoryEntry winner) implements PublishOutcome {}

  /**
   * Whether the version is visible is not known, so nothing may be removed. It is visible if the
   * entry at {@code entry} names it.
   */
  record Unknown(VersionNumber version, String entry, Exception cause) implements PublishOutcome {
    /**
     * What to tell a person.
     *
     * @param reason what the cause means, without a full stop
     */
    public String advice(String reason) {
      return "It is not known whether version %s was published: %s. It was if %s names it."
              .formatted(version, reason, entry)
          + " Nothing was removed.";
    }
  }
}
