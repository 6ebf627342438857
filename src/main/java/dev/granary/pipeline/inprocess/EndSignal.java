package dev.granary.pipeline.inprocess;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.util.UserCodeException;

/**
 * Remembers the first reason for a run to end, and tells everyone who works for it.
 *
 * <p>A step hands its elements on by a plain call, so code that catches exceptions around {@code
 * output()} could hide the failure of a later step; therefore a failure counts from the moment it
 * is told here, whoever catches it afterwards.
 */
final class EndSignal {
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();

  /** Ends the run because this step threw, unless it is ending already. */
  void fail(String step, Throwable thrown) {
    ending.complete(new Ending.Failed(step, unwrap(thrown)));
  }

  /** As {@link #fail}, but keeps what was thrown beside the failure that came first. */
  void failAlso(String step, Throwable thrown) {
    fail(step, thrown);
    if (ending.join() instanceof Ending.Failed first && first.failure() != unwrap(thrown)) {
      first.failure().addSuppressed(thrown);
    }
  }

  /** Ends the run because somebody wants it to, unless it is ending already. */
  void cancel() {
    ending.complete(new Ending.Cancelled());
  }

  /** Closes the run once all its work is done, and returns how it ended. */
  Ending close() {
    ending.complete(new Ending.Done());
    return ending.join();
  }

  /** Whether work should stop; cheap enough to ask for each element. */
  boolean given() {
    return ending.isDone();
  }

  /** Refuses more work once the signal is given. */
  void check() {
    if (given()) {
      throw new CancellationException("The run is ending; no more elements are taken.");
    }
  }

  /** Runs an action, which must not throw, when the signal is given. */
  void whenGiven(Runnable action) {
    var unused = ending.thenRun(action);
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof UserCodeException && cause != null ? cause : thrown;
  }
}
