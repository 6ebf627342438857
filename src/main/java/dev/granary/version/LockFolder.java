package dev.granary.version;

import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a dataset's locks, numbered from 1; whoever made the highest has the lock. */
final class LockFolder {
  static final String DIRECTORY = "_lock";

  private static final Pattern FILE = Pattern.compile("[0-9]{8}\\.json");

  private final Storage storage;
  private final String directory;

  LockFolder(Storage storage, DatasetPaths paths) {
    this.storage = storage;
    directory = paths.below(DIRECTORY);
  }

  /** The numbers of the locks that are still noted, ascending. */
  List<Integer> numbers() throws IOException {
    return storage.children(directory).stream()
        .filter(FILE.asMatchPredicate())
        .map(name -> Integer.parseInt(name.substring(0, 8)))
        .sorted()
        .toList();
  }

  int highest() throws IOException {
    List<Integer> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  /** Who made a lock; none where its file was removed, as those of old locks are. */
  Optional<Holder> holder(int number) throws IOException {
    try {
      return Optional.of(Holder.read(storage.read(path(number), Holder.MOST_BYTES)));
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          "The lock %s is damaged: %s. Remove it if no run of the dataset is at work."
              .formatted(path(number), damaged.getMessage()),
          damaged);
    }
  }

  /** Makes a lock that does not exist yet; of all who try, one succeeds. */
  boolean make(Holder holder) throws IOException {
    byte[] content = holder.json();
    String path = path(holder.number());
    try {
      return storage.createIfAbsent(path, content) == CreateOutcome.CREATED;
    } catch (IOException lostAnswer) {
      try {
        return Arrays.equals(storage.read(path, Holder.MOST_BYTES), content);
      } catch (IOException unread) {
        lostAnswer.addSuppressed(unread);
        throw lostAnswer;
      }
    }
  }

  /** Notes what became of a lock; only its maker may. */
  void note(Holder holder) throws IOException {
    try (OutputStream out = storage.create(path(holder.number()), Durability.SPILL)) {
      out.write(holder.json());
    }
  }

  void remove(int number) throws IOException {
    storage.delete(path(number));
  }

  private String path(int number) {
    return directory + "/" + String.format("%08d.json", number);
  }
}
