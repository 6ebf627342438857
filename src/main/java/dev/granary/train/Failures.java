package dev.granary.train;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Gives what went wrong the kind by which a launcher decides. */
final class Failures {
  private Failures() {}

  /** Shards say for themselves what is wrong with them; other files are those that are written. */
  static WorkerFailed named(Throwable failure) {
    if (failure instanceof WorkerFailed told) {
      return told;
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return WorkerFailed.of(
          FailureKind.DISK, "The directory of the training cannot be written: " + failure, failure);
    }
    return WorkerFailed.of(FailureKind.BUG, "A bug of Granary: " + failure, failure);
  }
}
