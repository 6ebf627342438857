package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/** Keeps runs that were held dead from publishing, by an entry of the history. */
final class Fence {
  private static final int TRIES = 100;

  private final Storage storage;
  private final DatasetPaths paths;
  private final LockFolder locks;

  Fence(Storage storage, DatasetPaths paths, LockFolder locks) {
    this.storage = storage;
    this.paths = paths;
    this.locks = locks;
  }

  /**
   * Fences off everyone before who did not give the lock back, also those whom an earlier run took
   * over from and died before it could; tells the last of them.
   */
  Optional<Holder> offAllBefore(Holder own) throws IOException {
    Optional<Holder> dead = Optional.empty();
    for (int number : locks.numbers()) {
      if (number < own.number()) {
        Optional<Holder> holder = locks.holder(number);
        if (holder.isPresent() && holder.get().state() == Holder.State.HELD) {
          dead = holder;
        }
      }
    }
    if (dead.isPresent()) {
      record(own, dead.get());
    }
    return dead;
  }

  private void record(Holder own, Holder dead) throws IOException {
    History history = History.read(storage, paths);
    if (Standing.of(history).fenceOf(dead.number()).isPresent()) {
      return;
    }
    HistoryEvent event = new HistoryEvent.Fenced(own.number(), own.claim().run());
    Stamp stamp = new Stamp(own.claim().since(), own.claim().by());
    try {
      new Recording(storage, paths, TRIES).recordOrFail(standing -> event, stamp);
    } catch (Superseded othersKeptRecording) {
      throw new IOException(
          "Cannot take over from %s: %s".formatted(dead, othersKeptRecording.getMessage()),
          othersKeptRecording);
    }
  }
}
