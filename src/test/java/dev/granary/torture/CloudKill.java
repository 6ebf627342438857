package dev.granary.torture;

import dev.granary.storage.gcs.Faults;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Kills the process that asks for a change: when the server has the request and has done nothing,
 * or when it has done all and said nothing.
 */
final class CloudKill {
  private final Change change;
  private final int occurrence;
  private final CompletableFuture<Child> victim = new CompletableFuture<>();

  /**
   * Takes what it is to happen at.
   *
   * @param occurrence counted from 1
   */
  CloudKill(Change change, int occurrence) {
    this.change = change;
    this.occurrence = occurrence;
  }

  /** Sets the trap, with a fault that does something before a request is served or after. */
  void set(Bucket bucket, Function<Runnable, Faults.Fault> side) {
    bucket
        .server()
        .faults()
        .at(
            occurrence,
            request -> Change.of(request).equals(Optional.of(change)),
            side.apply(() -> victim.join().kill()));
  }

  /** Starts the command, which is to die of it, and gives it back when it is over. */
  Child die(Bucket bucket, String[] words) throws Exception {
    Child child = Child.start(bucket.place(), words);
    victim.complete(child);
    if (child.await() != Child.KILLED) {
      throw new IllegalStateException(
          "%s was never asked for, but %s: %s"
              .formatted(change, Change.all(bucket.server()), child.err()));
    }
    bucket.server().faults().clear();
    return child;
  }
}
