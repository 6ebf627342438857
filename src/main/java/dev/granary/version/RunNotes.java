package dev.granary.version;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The folders of runs, which stand below the dataset's until the runs published. */
public final class RunNotes {
  /** Dataflow ends a batch job after ten days; its run has four more to be published. */
  private static final Duration LONGEST_JOB = Duration.ofDays(14);

  private final Storage storage;
  private final DatasetPaths paths;

  public RunNotes(Storage storage, String root, String dataset) {
    this(storage, new DatasetPaths(root, dataset));
  }

  RunNotes(Storage storage, DatasetPaths paths) {
    this.storage = storage;
    this.paths = paths;
  }

  /** The path of a run's folder. */
  public String folder(String name) {
    return paths.below(FindGarbage.RUNS) + "/" + name;
  }

  /** Notes how far a run came, in place of what was noted before. */
  public void write(RunNote note) throws IOException {
    try (OutputStream out =
        storage.create(folder(note.folder()) + "/" + RunNote.FILE, Durability.DURABLE)) {
      out.write(note.json());
    }
  }

  /** All runs that left a note that can be read; the one that began last comes first. */
  public List<RunNote> list() throws IOException {
    List<RunNote> notes = new ArrayList<>();
    for (String name : storage.children(paths.below(FindGarbage.RUNS))) {
      read(name).ifPresent(notes::add);
    }
    Collections.reverse(notes);
    return notes;
  }

  /** What a run noted that is known by its folder's name. */
  public Optional<RunNote> find(String name) throws IOException {
    return read(name);
  }

  /**
   * Whether a job may still be at work for a run, or be waiting to be published: nothing of such a
   * run may be collected.
   */
  public boolean isAwaited(String name, Instant now) throws IOException {
    Optional<RunNote> note = read(name);
    return note.filter(found -> found.ending() == RunNote.Ending.SUBMITTED)
        .filter(found -> found.claim().since().isAfter(now.minus(LONGEST_JOB)))
        .isPresent();
  }

  /** The newest run that a run of this key and origin can go on from. */
  public Optional<RunNote> resumable(String runKey, RunNote.Origin origin) throws IOException {
    return list().stream()
        .filter(
            note -> note.ending() == RunNote.Ending.NONE || note.ending() == RunNote.Ending.FAILED)
        .filter(note -> note.claim().runKey().equals(runKey) && note.origin().equals(origin))
        .filter(note -> !note.phases().isEmpty())
        .findFirst();
  }

  /** Who had the lock last, and whether that run is over. */
  public Optional<Holder> holder() throws IOException {
    LockFolder locks = new LockFolder(storage, paths);
    int highest = locks.highest();
    return highest == 0 ? Optional.empty() : locks.holder(highest);
  }

  /** A folder without a note, or with half of one, is of a run that did nothing worth noting. */
  private Optional<RunNote> read(String name) throws IOException {
    try {
      RunNote note =
          RunNote.read(storage.read(folder(name) + "/" + RunNote.FILE, RunNote.MOST_BYTES));
      return note.folder().equals(name) ? Optional.of(note) : Optional.empty();
    } catch (NoSuchFileException | IllegalArgumentException nothingNoted) {
      return Optional.empty();
    }
  }
}
