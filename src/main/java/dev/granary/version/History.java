package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened to a dataset, oldest first: a chain, each link of which was checked. */
public final class History {
  private static final Pattern ENTRY = Pattern.compile("[0-9]{8}\\.json");

  private final DatasetPaths paths;
  private final List<HistoryEntry> entries;
  private final @Nullable Sha256 newest;

  private History(DatasetPaths paths, List<HistoryEntry> entries, @Nullable Sha256 newest) {
    this.paths = paths;
    this.entries = List.copyOf(entries);
    this.newest = newest;
  }

  /** Reads a dataset's history; fails with {@link BrokenHistory} where it cannot be believed. */
  public static History read(Storage storage, String root, String dataset) throws IOException {
    return read(storage, new DatasetPaths(root, dataset));
  }

  static History read(Storage storage, DatasetPaths paths) throws IOException {
    return new History(paths, List.of(), null).withNewEntries(storage);
  }

  /** Everything that happened, oldest first. */
  public List<HistoryEntry> entries() {
    return entries;
  }

  /** The entry that would be added for an event, if nobody else adds one. */
  HistoryEntry next(HistoryEvent event, Stamp stamp) {
    return new HistoryEntry(entries.size() + 1, Optional.ofNullable(newest), event, stamp);
  }

  /** This history and what was added since; only that is read. */
  History withNewEntries(Storage storage) throws IOException {
    int last = lastSequence(storage);
    List<HistoryEntry> all = new ArrayList<>(entries);
    Sha256 previous = newest;
    for (int sequence = all.size() + 1; sequence <= last; sequence++) {
      byte[] content = contentOf(storage, sequence);
      all.add(entry(sequence, Optional.ofNullable(previous), content));
      previous = Sha256.of(content);
    }
    return new History(paths, all, previous);
  }

  /** A listing may show an entry before an older one, so it gives the last number and no more. */
  private int lastSequence(Storage storage) throws IOException {
    return storage.children(paths.history()).stream()
        .filter(ENTRY.asMatchPredicate())
        .mapToInt(name -> Integer.parseInt(name.substring(0, 8)))
        .max()
        .orElse(0);
  }

  private byte[] contentOf(Storage storage, int sequence) throws IOException {
    try {
      return storage.read(paths.entry(sequence), HistoryEntry.MOST_BYTES);
    } catch (NoSuchFileException missing) {
      throw new BrokenHistory(
          paths.entry(sequence), "it is missing, but later entries exist", missing);
    }
  }

  private HistoryEntry entry(int sequence, Optional<Sha256> previous, byte[] content)
      throws BrokenHistory {
    HistoryEntry entry;
    try {
      entry = HistoryJson.read(content);
    } catch (IllegalArgumentException invalid) {
      throw new BrokenHistory(paths.entry(sequence), messageOf(invalid), invalid);
    }
    if (entry.sequence() != sequence) {
      throw new BrokenHistory(paths.entry(sequence), "it is entry " + entry.sequence());
    }
    if (!entry.previous().equals(previous)) {
      throw new BrokenHistory(
          paths.entry(sequence),
          "it does not follow from " + HistoryEntry.file(sequence - 1) + "; one was replaced");
    }
    return entry;
  }

  private static String messageOf(IllegalArgumentException invalid) {
    return String.valueOf(invalid.getMessage());
  }
}
