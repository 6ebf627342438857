package dev.granary.version;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;

/** Gives signs of life for a lock, from a thread of its own, until it is stopped or overtaken. */
final class Heartbeat {
  private final LockFolder locks;
  private final Timer pulse;
  private final Object lock = new Object();
  private Holder holder;
  private boolean held = true;
  private boolean stopped;

  Heartbeat(LockFolder locks, Holder holder) {
    this.locks = locks;
    this.holder = holder;
    pulse = new Timer("lock of run " + holder.claim().run(), true);
    long millis = Math.max(1, holder.claim().pulse().toMillis());
    TimerTask beat =
        new TimerTask() {
          @Override
          public void run() {
            beat();
          }
        };
    pulse.schedule(beat, millis, millis);
  }

  boolean isHeld() {
    synchronized (lock) {
      return held;
    }
  }

  /** Says that the run is over. */
  void stop() {
    pulse.cancel();
    synchronized (lock) {
      if (!stopped && held) {
        note(holder.released());
      }
      stopped = true;
    }
  }

  private void beat() {
    synchronized (lock) {
      if (stopped || !held) {
        return;
      }
      if (isOvertaken()) {
        held = false;
        return;
      }
      note(holder.beating());
    }
  }

  private boolean isOvertaken() {
    try {
      return locks.highest() > holder.number();
    } catch (IOException unknown) {
      return false;
    }
  }

  /** A sign that does not get through is no harm: the next may, and else the fence holds. */
  private void note(Holder next) {
    try {
      locks.note(next);
      holder = next;
    } catch (IOException | RuntimeException lostSign) {
      // Told to nobody: this thread has no caller, and the run finds out when it publishes.
    }
  }
}
