package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes an earlier version current again: one small entry of the history, no data moves. */
public final class Rollback {
  private static final int TRIES = 100;

  private final Storage storage;
  private final DatasetPaths paths;

  public Rollback(Storage storage, String root, String dataset) {
    this.storage = storage;
    paths = new DatasetPaths(root, dataset);
  }

  /** What a roll back would do. */
  public record Move(PublishedVersion from, PublishedVersion to) {}

  /** Where a roll back leads: to the version that is asked for, or to the one before. */
  public Move plan(Optional<String> asked) throws IOException {
    Versions versions = versions();
    PublishedVersion from = versions.resolve(Versions.LATEST);
    if (asked.isPresent()) {
      return new Move(from, versions.resolve(asked.get()));
    }
    PublishedVersion to =
        versions
            .beforeCurrent()
            .orElseThrow(
                () ->
                    new NoSuchVersion(
                        "%s is the first version of %s: there is none before it to go back to."
                            .formatted(from.number(), paths.dataset())));
    return new Move(from, to);
  }

  /**
   * Does it, if what it comes from is still current and what it leads to has all of its files.
   *
   * @throws Superseded where another version became current meanwhile
   * @throws DamagedVersion where files are missing or cut
   */
  public void perform(Move move, String reason, Stamp stamp) throws Superseded, IOException {
    requireAllFiles(move.to());
    new Recording(storage, paths, TRIES)
        .recordOrFail(standing -> eventOn(standing, move, reason), stamp);
    CurrentHint.write(storage, paths, move.to().number());
  }

  private HistoryEvent eventOn(Standing standing, Move move, String reason)
      throws Superseded, IOException {
    VersionNumber from = move.from().number();
    VersionNumber to = move.to().number();
    if (!standing.current().equals(Optional.of(from))) {
      HistoryEntry last = versions().resolve(Versions.LATEST).entry();
      throw new Superseded(
          last,
          "%s is current now, not %s: %s recorded that at %s. Nothing was changed; look again."
              .formatted(
                  standing.current().map(VersionNumber::toString).orElse("nothing"),
                  from,
                  last.stamp().by(),
                  last.stamp().at()));
    }
    if (!standing.isLive(to)) {
      throw new NoSuchVersion(
          "Version %s of %s was collected meanwhile; nothing was changed."
              .formatted(to, paths.dataset()));
    }
    return new HistoryEvent.RolledBack(from, to, reason);
  }

  /** Sizes only, so that it is quick; {@code verify} reads every byte. */
  private void requireAllFiles(PublishedVersion version) throws IOException {
    SortedMap<String, Long> found = VersionFiles.sizesIn(storage, version.directory());
    found.remove(Manifest.FILE);
    SortedMap<String, Long> expected = new TreeMap<>();
    versions()
        .manifest(version)
        .allFiles()
        .forEach(file -> expected.put(file.path(), file.bytes()));
    if (!found.equals(expected)) {
      throw new DamagedVersion(
          "Version %s of %s has not all of its files, or not as long as they were: nothing was"
                  .formatted(version.number(), paths.dataset())
              + " changed. See what is wrong with: verify --version "
              + version.number());
    }
  }

  private Versions versions() throws IOException {
    return Versions.of(storage, paths.root(), paths.dataset());
  }
}
