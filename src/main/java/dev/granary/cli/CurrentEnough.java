package dev.granary.cli;

import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;

/** The version to train on: any that is there, but for one that somebody went back from. */
final class CurrentEnough {
  private CurrentEnough() {}

  static PublishedVersion of(Versions versions, String asked) throws IOException {
    PublishedVersion version = versions.resolve(asked);
    if (versions.isRolledBackFrom(version)) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "%s %s was rolled back from, so nothing is trained on it; who wants that makes it current first: rollback --to %s"
              .formatted(version.dataset(), version.number(), version.number()));
    }
    return version;
  }
}
