package dev.granary.version;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Adds an entry to a history, and finds out whether it did where the answer was lost. To try the
 * same entry again is safe: only one file can ever have its name, and a late first attempt leaves
 * the same bytes.
 */
final class Appending {
  private static final int TRIES = 3;

  /** How it ended. */
  sealed interface Outcome {}

  /** The entry stands. */
  record Added() implements Outcome {}

  /** Another entry has the number. */
  record Taken() implements Outcome {}

  /** Neither is certain. */
  record Unclear(Exception cause) implements Outcome {}

  private final Storage storage;

  Appending(Storage storage) {
    this.storage = storage;
  }

  Outcome append(String path, byte[] content) {
    Outcome outcome = attempt(path, content);
    for (int tries = 1; tries < TRIES && outcome instanceof Unclear; tries++) {
      outcome = attempt(path, content);
    }
    return outcome;
  }

  private Outcome attempt(String path, byte[] content) {
    try {
      // This creation is the atomic publish: from here on readers see the version.
      if (storage.createIfAbsent(path, content) == CreateOutcome.CREATED) {
        return new Added();
      }
    } catch (IOException | RuntimeException lostAnswer) {
      return readBack(path, content, lostAnswer);
    }
    // What exists may be ours all the same: a storage that tries again by itself meets its own.
    return readBack(path, content, null);
  }

  private Outcome readBack(String path, byte[] content, @Nullable Exception lostAnswer) {
    try {
      byte[] standing = storage.read(path, HistoryEntry.MOST_BYTES);
      return Arrays.equals(standing, content) ? new Added() : new Taken();
    } catch (IOException | RuntimeException unread) {
      Exception cause = lostAnswer == null ? unread : lostAnswer;
      if (lostAnswer != null && !(unread instanceof NoSuchFileException)) {
        cause.addSuppressed(unread);
      }
      return new Unclear(cause);
    }
  }
}
