package dev.granary.version;

import java.util.Optional;

/** What came of asking for the lock of a dataset. */
public sealed interface LockOutcome {
  /**
   * The lock is ours.
   *
   * @param tookOver who had it before and was held dead
   */
  record Taken(RunLock lock, Optional<Holder> tookOver) implements LockOutcome {}

  /** Another run has it, and is alive. */
  record Occupied(Holder holder) implements LockOutcome {}
}
