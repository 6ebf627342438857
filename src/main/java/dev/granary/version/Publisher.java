package dev.granary.version;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A publisher of datasets under a root. */
  public Publisher(Storage storage, String root) {
    this(storage, root, TRIES);
  }

  Publisher(Storage storage, String root, int tries) {
    this.storage = storage;
    this.root = root;
    this.tries = tries;
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
    List<FileEntry> others = Staging.otherFiles(storage, candidate);
    History history = History.read(storage, paths);
    Manifest manifest = moveToItsPlace(candidate, others, history, numbered);
    return commit(history, eventOf(manifest), stamp, paths);
  }

  private Manifest moveToItsPlace(
      Candidate candidate, List<FileEntry> others, History history, NumberedFiles numbered)
      throws IOException {
    DatasetPaths paths = new DatasetPaths(root, candidate.draft().build().dataset());
    List<VersionNumber> published =
        history.published().stream().map(HistoryEvent.Published::version).toList();
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
      Storage storage, DatasetPaths paths, List<VersionNumber> published, VersionNumber line)
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

  private static HistoryEvent.Published eventOf(Manifest manifest) {
    return new HistoryEvent.Published(
        manifest.version(),
        manifest.version().toString(),
        new HistoryEvent.Digests(Sha256.of(ManifestJson.write(manifest)), manifest.contentDigest()),
        manifest.draft().build().runKey());
  }

  private PublishOutcome commit(
      History base, HistoryEvent.Published event, Stamp stamp, DatasetPaths paths)
      throws IOException {
    Appending appending = new Appending(storage);
    History history = base;
    for (int attempt = 0; attempt < tries; attempt++) {
      HistoryEntry entry = history.next(event, stamp);
      String path = paths.entry(entry.sequence());
      Appending.Outcome outcome = appending.append(path, HistoryJson.write(entry));
      if (outcome instanceof Appending.Added) {
        hint(event, paths);
        return new PublishOutcome.Published(
            event.version(), paths.below(event.path()), event.digests().content());
      }
      if (outcome instanceof Appending.Unclear unclear) {
        return new PublishOutcome.Unknown(event.version(), path, unclear.cause());
      }
      history = history.withNewEntries(storage);
    }
    return new PublishOutcome.LostRace(history.entries().get(history.entries().size() - 1));
  }

  private void hint(HistoryEvent.Published event, DatasetPaths paths) {
    try (OutputStream out = storage.create(paths.current(), Durability.SPILL)) {
      out.write((event.version() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException withoutHint) {
      // The version is published: to fail now would say that it is not. Nobody relies on the hint.
    }
  }
}
