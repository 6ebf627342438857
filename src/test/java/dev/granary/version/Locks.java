package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/** Asks for the lock of the workshop's dataset. */
final class Locks {
  private static final Duration LEASE = Duration.ofMillis(300);

  /** For what must not depend on how soon a thread is given its turn. */
  private static final Duration LONG_LEASE = Duration.ofSeconds(20);

  private Locks() {}

  static LockOutcome ask(Workshop workshop, String run) throws IOException {
    return RunLock.tryToTake(Workshop.DISK, workshop.root(), "birds", claim(run));
  }

  /** Asks as a run that may be without a sign of life for long. */
  static LockOutcome askForLong(Workshop workshop, String run) throws IOException {
    return RunLock.tryToTake(
        Workshop.DISK, workshop.root(), "birds", claim(run, Duration.ofSeconds(2)));
  }

  static RunLock taken(Workshop workshop, String run) throws IOException {
    LockOutcome outcome = ask(workshop, run);
    assertThat(outcome).isInstanceOf(LockOutcome.Taken.class);
    return ((LockOutcome.Taken) outcome).lock();
  }

  static Claim claim(String run) {
    return claim(run, LEASE);
  }

  private static Claim claim(String run, Duration lease) {
    return new Claim(run, "birds@2026-11-20", "user@host", Workshop.STAMP.at(), lease);
  }

  /** Leaves the lock of a run that died without a word, as which process ever. */
  static Holder leaveOf(Workshop workshop, int number, ProcessIdentity process) throws IOException {
    Holder holder = new Holder(number, claim("dead"), process, 0, Holder.State.HELD);
    folder(workshop).make(holder);
    return holder;
  }

  /** The same, of a run that may be without a sign of life for long. */
  static Holder leaveOfLong(Workshop workshop, int number, ProcessIdentity process)
      throws IOException {
    Claim claim = claim("dead", LONG_LEASE);
    Holder holder = new Holder(number, claim, process, 0, Holder.State.HELD);
    folder(workshop).make(holder);
    return holder;
  }

  static LockFolder folder(Workshop workshop) {
    return new LockFolder(Workshop.DISK, new DatasetPaths(workshop.root(), "birds"));
  }
}
