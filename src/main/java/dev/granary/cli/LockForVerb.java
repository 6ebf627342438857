package dev.granary.cli;

import dev.granary.version.Claim;
import dev.granary.version.LockOutcome;
import dev.granary.version.RunLock;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.time.Duration;

/** The lock of a dataset for a verb that changes it and is no run. */
final class LockForVerb {
  private LockForVerb() {}

  /** Takes it, or fails and names the run that is at work. */
  static RunLock take(DatasetPlace place, String verb, Stamp stamp, Duration lease)
      throws IOException {
    Claim claim =
        new Claim(
            verb + "-" + stamp.at().toEpochMilli() + "-" + ProcessHandle.current().pid(),
            "",
            stamp.by(),
            stamp.at(),
            lease);
    LockOutcome asked = RunLock.tryToTake(place.storage(), place.root(), place.dataset(), claim);
    if (asked instanceof LockOutcome.Occupied occupied) {
      throw new VerbFailed(
          ExitCode.OCCUPIED,
          "a run of %s is at work: %s; nothing was done, run again when it is over"
              .formatted(place.dataset(), occupied.holder()));
    }
    return ((LockOutcome.Taken) asked).lock();
  }
}
