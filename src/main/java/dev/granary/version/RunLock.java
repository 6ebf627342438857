package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/**
 * The lock of a dataset: one run at a time has it. It is a lease with a number: who gives no sign
 * of life for a while is held dead, and whoever takes over first records a fence in the history,
 * which keeps all with smaller numbers from publishing. So a run that was only paused does no harm.
 */
public final class RunLock implements AutoCloseable {
  private static final int TRIES = 20;
  private static final int NOTED = 8;

  private final LockFolder locks;
  private final Heartbeat heartbeat;
  private final int number;

  private RunLock(LockFolder locks, Holder holder) {
    this.locks = locks;
    number = holder.number();
    heartbeat = new Heartbeat(locks, holder);
  }

  /** Takes the lock unless a run that is alive has it; waits at most one lease to find out. */
  public static LockOutcome tryToTake(Storage storage, String root, String dataset, Claim claim)
      throws IOException {
    DatasetPaths paths = new DatasetPaths(root, dataset);
    LockFolder locks = new LockFolder(storage, paths);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int last = locks.highest();
      Optional<Holder> before = last == 0 ? Optional.empty() : locks.holder(last);
      if (last > 0 && before.isEmpty()) {
        continue;
      }
      if (before.isPresent() && new Vigil(locks).watch(before.get()) == Vigil.Sight.ALIVE) {
        return new LockOutcome.Occupied(before.get());
      }
      Holder own = new Holder(last + 1, claim, OwnProcess.identity(), 0, Holder.State.HELD);
      if (locks.make(own)) {
        // The number may have been free only since old locks are forgotten; then it counts nothing.
        if (locks.highest() == own.number()) {
          return taken(new Fence(storage, paths, locks), locks, own);
        }
        locks.remove(own.number());
      }
    }
    throw new IOException(
        "Cannot take the lock of %s: others took it %d times in a row"
            .formatted(paths.directory(), TRIES));
  }

  /** The higher, the later it was taken. */
  public int number() {
    return number;
  }

  /** Whether, as far as is known here, nobody took over. */
  public boolean isHeld() {
    return heartbeat.isHeld();
  }

  /** Gives the lock back; where that fails, the lease will. */
  @Override
  public void close() {
    heartbeat.stop();
  }

  private static LockOutcome taken(Fence fence, LockFolder locks, Holder own) throws IOException {
    RunLock lock = new RunLock(locks, own);
    try {
      Optional<Holder> dead = fence.offAllBefore(own);
      lock.forgetOld();
      return new LockOutcome.Taken(lock, dead);
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private void forgetOld() throws IOException {
    for (int old : locks.numbers()) {
      if (old <= number - NOTED) {
        locks.remove(old);
      }
    }
  }
}
