package dev.granary.version;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes versions visible, whole or not at all. Until the one step in {@link Appending} a failure is
 * an exception, and what it leaves is a directory that no reader looks at; after it nothing can
 * fail. Any number of publishers may work on one dataset: each gets a number of its own.
 */
public final class Publisher {
  private static final int TRIES = 100;
  private static final int MOST_NUMBERS_TAKEN = 10_000;

  private final Storage storage;
  private final String root;
  private final int tries;
  private final int lock;

  /** A publisher of datasets under a root, who holds no lock and can be fenced off by nobody. */
  public Publisher(Storage storage, String root) {
    this(storage, root, TRIES);
  }

  Publisher(Storage storage, String root, int tries) {
    this(storage, root, tries, Integer.MAX_VALUE);
  }

  private Publisher(Storage storage, String root, int tries, int lock) {
    this.storage = storage;
    this.root = root;
    this.tries = tries;
    this.lock = lock;
  }

  /** A publisher who publishes only as long as nobody took over from the run with this lock. */
  public static Publisher under(RunLock lock, Storage storage, String root) {
    return new Publisher(storage, root, TRIES, lock.number());
  }

  /**
   * A publisher of what an earlier run made, who has a lock of its own: it publishes only as long
   * as nobody took over from either.
   */
  public static Publisher ofRun(RunNote run, RunLock lock, Storage storage, String root) {
    return new Publisher(storage, root, TRIES, Math.min(run.lock(), lock.number()));
  }

  /**
   * Checks the staged files, gives them a number, moves them to their place and makes them visible.
   * Fails with {@link DamagedStaging} where they are not what the draft says; whenever it throws,
   * nothing was published.
   */
  public PublishOutcome publish(Candidate candidate, Stamp stamp) throws IOException {
    return publish(candidate, stamp, NumberedFiles.NONE);
  }

  /** As {@link #publish(Candidate, Stamp)}, with files that tell the version's number. */
  public PublishOutcome publish(Candidate candidate, Stamp stamp, NumberedFiles numbered)
      throws IOException {
    DatasetPaths paths = new DatasetPaths(root, candidate.draft().build().dataset());
    // Of attempts to write that died: they would move along, and stay in the version for ever.
    storage.sweep(candidate.staging(), Instant.MAX);
    List<FileEntry> others = Staging.otherFiles(storage, candidate);
    History history = History.read(storage, paths);
    Manifest manifest = moveToItsPlace(candidate, others, history, numbered);
    return commit(history, new Moved(manifest, candidate.replays()), stamp, paths);
  }

  /** A version that stands in its place and waits for its entry. */
  private record Moved(Manifest manifest, List<Integer> replays) {}

  private Manifest moveToItsPlace(
      Candidate candidate, List<FileEntry> others, History history, NumberedFiles numbered)
      throws IOException {
    DatasetPaths paths = new DatasetPaths(root, candidate.draft().build().dataset());
    Collection<VersionNumber> published = Standing.of(history).numbers();
    VersionNumber line = new VersionNumber(candidate.major(), candidate.minor(), 0);
    int first = nextNumber(storage, paths, published, line).sequence();
    for (int sequence = first; sequence < first + MOST_NUMBERS_TAKEN; sequence++) {
      VersionNumber number = new VersionNumber(candidate.major(), candidate.minor(), sequence);
      List<FileEntry> all = withNumbered(others, candidate.staging(), numbered.of(number));
      Manifest manifest = Manifest.of(number, candidate.draft(), all);
      byte[] content = ManifestJson.write(manifest);
      writeManifest(candidate.staging(), content);
      String place = paths.below(number.toString());
      try {
        storage.move(candidate.staging(), place);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
      requireAllMoved(place, manifest, content.length);
      return manifest;
    }
    throw new IOException(
        "Cannot find a free number for %s: %d.%d.%d and the next %d are all taken"
            .formatted(
                paths.directory(),
                candidate.major(),
                candidate.minor(),
                first,
                MOST_NUMBERS_TAKEN - 1));
  }

  private List<FileEntry> withNumbered(
      List<FileEntry> others, String staging, Map<String, byte[]> numbered) throws IOException {
    List<FileEntry> all = new ArrayList<>();
    others.stream().filter(other -> !numbered.containsKey(other.path())).forEach(all::add);
    for (Map.Entry<String, byte[]> file : numbered.entrySet()) {
      try (OutputStream out = storage.create(staging + "/" + file.getKey(), Durability.DURABLE)) {
        out.write(file.getValue());
      }
      all.add(new FileEntry(file.getKey(), file.getValue().length, Sha256.of(file.getValue())));
    }
    return all;
  }

  /** Directories count too: one that no entry names may belong to a publisher at work. */
  static VersionNumber nextNumber(
      Storage storage, DatasetPaths paths, Collection<VersionNumber> published, VersionNumber line)
      throws IOException {
    Stream<VersionNumber> standing =
        storage.children(paths.directory()).stream()
            .flatMap(name -> VersionNumber.find(name).stream());
    IntStream sequences =
        Stream.concat(published.stream(), standing)
            .filter(number -> number.isOfLine(line.major(), line.minor()))
            .mapToInt(VersionNumber::sequence);
    return new VersionNumber(line.major(), line.minor(), 1 + sequences.max().orElse(-1));
  }

  private void writeManifest(String staging, byte[] content) throws IOException {
    if (content.length > ManifestJson.MOST_BYTES) {
      throw new IOException(
          "The manifest has %d bytes, readers accept at most %d: use larger shards"
              .formatted(content.length, ManifestJson.MOST_BYTES));
    }
    try (OutputStream out = storage.create(staging + "/" + Manifest.FILE, Durability.DURABLE)) {
      out.write(content);
    }
  }

  /** A cleaner that took staged files away, or a move done by halves, must not become a version. */
  private void requireAllMoved(String place, Manifest manifest, long manifestBytes)
      throws IOException {
    SortedMap<String, Long> expected = new TreeMap<>();
    expected.put(Manifest.FILE, manifestBytes);
    manifest.allFiles().forEach(file -> expected.put(file.path(), file.bytes()));
    if (!VersionFiles.sizesIn(storage, place).equals(expected)) {
      throw new DamagedStaging(
          "The files of " + place + " changed while they were published: nothing was published");
    }
  }

  private HistoryEvent.Published eventOn(Standing standing, Moved moved)
      throws Superseded, DamagedStaging {
    Manifest manifest = moved.manifest();
    String path = manifest.version().toString();
    Optional<HistoryEntry> fence = standing.fenceOf(lock);
    if (fence.isPresent()) {
      throw new Superseded(fence.get(), "another run took over");
    }
    if (standing.isLeftover(path)) {
      throw new DamagedStaging(
          path + " was collected before it was published: nothing was published; run again");
    }
    String runKey = manifest.draft().build().runKey();
    return new HistoryEvent.Published(
        manifest.version(),
        path,
        new HistoryEvent.Digests(Sha256.of(ManifestJson.write(manifest)), manifest.contentDigest()),
        runKey,
        standing.lastOf(runKey).map(entry -> Standing.eventOf(entry).version()),
        moved.replays());
  }

  private PublishOutcome commit(History base, Moved moved, Stamp stamp, DatasetPaths paths)
      throws IOException {
    Recording.Outcome outcome;
    try {
      outcome =
          new Recording(storage, paths, tries)
              .record(base, standing -> eventOn(standing, moved), stamp);
    } catch (Superseded overtaken) {
      return new PublishOutcome.Fenced(overtaken.by());
    }
    if (outcome instanceof Recording.Recorded recorded) {
      HistoryEvent.Published event = Standing.eventOf(recorded.entry());
      CurrentHint.write(storage, paths, event.version());
      return new PublishOutcome.Published(
          event.version(), paths.below(event.path()), event.digests().content(), event.restates());
    }
    if (outcome instanceof Recording.Unclear unclear) {
      return new PublishOutcome.Unknown(
          moved.manifest().version(), unclear.path(), unclear.cause());
    }
    return new PublishOutcome.LostRace(((Recording.Lost) outcome).winner());
  }
}
