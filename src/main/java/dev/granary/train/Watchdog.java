package dev.granary.train;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends a worker that has stopped getting on. Work inside TensorFlow cannot be interrupted, and some
 * of its waits have no end.
 */
final class Watchdog implements AutoCloseable {
  private static final long EVERY_MILLIS = 200;
  private static final long HEARTBEAT = 900_000_000;

  private final Progress progress;
  private final LongSupplier nanos;
  private final Runnable end;
  private final Thread thread = new Thread(this::watch, "watchdog");
  private Phase phase;

  /** At the end of patience, the runnable is called; it does not return. */
  Watchdog(Progress progress, LongSupplier nanos, Runnable end) {
    this.progress = progress;
    this.nanos = nanos;
    this.end = end;
    this.phase = new Phase("starting", 0, nanos.getAsLong(), Duration.ofDays(1));
  }

  /** What the worker does, since when, and how long it may take. */
  private record Phase(String name, long step, long since, Duration bound) {}

  /** From now on the worker does that, and must do something else within the bound. */
  synchronized void expect(String name, long step, Duration bound) {
    phase = new Phase(name, step, nanos.getAsLong(), bound);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      look();
    }
  }

  void look() {
    Phase now = phase();
    long passed = nanos.getAsLong() - now.since();
    if (passed > now.bound().toNanos()) {
      progress.tell(
          Progress.event("failed")
              .put("kind", FailureKind.STUCK.word())
              .put("phase", now.name())
              .put("step", now.step())
              .put(
                  "message",
                  "%s at step %d has not come to an end in %d seconds"
                      .formatted(now.name(), now.step(), now.bound().toSeconds())));
      end.run();
    } else if (progress.sinceLastLine() > HEARTBEAT) {
      progress.tell(
          Progress.event("heartbeat")
              .put("phase", now.name())
              .put("step", now.step())
              .put("seconds", passed / 1e9));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private synchronized Phase phase() {
    return phase;
  }
}
