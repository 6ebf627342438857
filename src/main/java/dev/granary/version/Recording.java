package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;

/**
 * Adds one event to a history. Where others add theirs first it reads what they added and asks
 * again what the event shall be, so that nothing is recorded of a state that has passed.
 */
final class Recording {
  private final Storage storage;
  private final DatasetPaths paths;
  private final int tries;

  /** What an event is, as things stand; or that it makes no sense as they stand. */
  @FunctionalInterface
  interface Decision {
    HistoryEvent on(Standing standing) throws Superseded, IOException;
  }

  /** How it ended. */
  sealed interface Outcome {}

  /** The entry stands. */
  record Recorded(HistoryEntry entry) implements Outcome {}

  /** Others were faster at every try. */
  record Lost(HistoryEntry winner) implements Outcome {}

  /** Whether the entry stands is not known; if it does, it does at {@code path}. */
  record Unclear(HistoryEntry entry, String path, Exception cause) implements Outcome {}

  Recording(Storage storage, DatasetPaths paths, int tries) {
    this.storage = storage;
    this.paths = paths;
    this.tries = tries;
  }

  Outcome record(History base, Decision decision, Stamp stamp) throws Superseded, IOException {
    Appending appending = new Appending(storage);
    History history = base;
    for (int attempt = 0; attempt < tries; attempt++) {
      HistoryEntry entry = history.next(decision.on(Standing.of(history)), stamp);
      String path = paths.entry(entry.sequence());
      Appending.Outcome outcome = appending.append(path, HistoryJson.write(entry));
      if (outcome instanceof Appending.Added) {
        return new Recorded(entry);
      }
      if (outcome instanceof Appending.Unclear unclear) {
        return new Unclear(entry, path, unclear.cause());
      }
      history = history.withNewEntries(storage);
    }
    return new Lost(history.entries().get(history.entries().size() - 1));
  }

  /** As {@link #record}, for what a person asked for: every other ending is told as a failure. */
  HistoryEntry recordOrFail(Decision decision, Stamp stamp) throws Superseded, IOException {
    Outcome outcome = record(History.read(storage, paths), decision, stamp);
    if (outcome instanceof Recorded recorded) {
      return recorded.entry();
    }
    if (outcome instanceof Lost lost) {
      throw new Superseded(
          lost.winner(),
          "others kept recording in the history of %s, last %s at %s; nothing was changed, try again"
              .formatted(paths.dataset(), lost.winner().stamp().by(), lost.winner().stamp().at()));
    }
    Unclear unclear = (Unclear) outcome;
    throw new IOException(
        "It is not known whether this was recorded in the history: it was if %s exists with kind %s"
            .formatted(unclear.path(), unclear.entry().event().kind()),
        unclear.cause());
  }
}
