package dev.granary.cli;

import dev.granary.report.Legible;
import dev.granary.version.PublishOutcome;
import java.io.IOException;

/** What to tell of a run that made a version and cannot say that it published it. */
final class UnsettledWords {
  private UnsettledWords() {}

  static String of(PublishOutcome outcome) {
    if (outcome instanceof PublishOutcome.Unknown unknown) {
      return unknown.advice(reason(unknown.cause()));
    }
    if (outcome instanceof PublishOutcome.Fenced fenced) {
      return "%s took over at %s, since this run gave no sign of life for longer than its lease;"
              .formatted(
                  Legible.text(fenced.by().stamp().by()), Moments.text(fenced.by().stamp().at()))
          + " nothing was published. If this machine sleeps or stalls, raise lease_seconds in the"
          + " environment.";
    }
    if (outcome instanceof PublishOutcome.LostRace lost) {
      return "other runs of this dataset kept publishing, last %s at %s, so this version is not"
              .formatted(
                  Legible.text(lost.winner().stamp().by()),
                  Moments.text(lost.winner().stamp().at()))
          + " visible; it is safe to run again";
    }
    throw new IllegalArgumentException("a published version is settled");
  }

  /** Why the storage did not answer, such as that the disk is full. */
  private static String reason(Exception cause) {
    String words =
        cause instanceof IOException failure
            ? IoWords.of(failure)
            : String.valueOf(cause.getMessage());
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }
}
