package dev.granary.version;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether the holder of a lock is alive: by its process where that is one of this
 * machine, else by watching for a sign of life. Only this machine's own measure of time counts, not
 * what any clock shows. Who is held dead may be alive all the same: only the fence makes it safe.
 */
final class Vigil {
  /** What is known in the end. */
  enum Sight {
    ALIVE,
    RELEASED,
    HELD_DEAD
  }

  private final LockFolder locks;

  Vigil(LockFolder locks) {
    this.locks = locks;
  }

  Sight watch(Holder first) throws IOException {
    if (first.state() == Holder.State.RELEASED) {
      return Sight.RELEASED;
    }
    if (first.process().isGone()) {
      return Sight.HELD_DEAD;
    }
    Duration lease = first.claim().lease();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < lease.toNanos()) {
      sleep(first.claim().pulse().dividedBy(2));
      Optional<Holder> seen = locks.holder(first.number());
      if (seen.isEmpty() || seen.get().state() == Holder.State.RELEASED) {
        return Sight.RELEASED;
      }
      if (seen.get().beat() != first.beat()) {
        return Sight.ALIVE;
      }
      if (first.process().isGone()) {
        return Sight.HELD_DEAD;
      }
    }
    return Sight.HELD_DEAD;
  }

  private static void sleep(Duration duration) throws IOException {
    try {
      Thread.sleep(Math.max(1, duration.toMillis()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("Stopped while waiting for the lock of a dataset");
      interrupted.initCause(stopped);
      throw interrupted;
    }
  }
}
