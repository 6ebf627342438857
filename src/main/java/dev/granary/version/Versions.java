package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a dataset that readers may read: those that its history names and that were not
 * collected, and no other directory.
 */
public final class Versions {
  /** Asks for the current version: the one that was published last, unless it was rolled back. */
  public static final String LATEST = "latest";

  /** Asks for the version that was current before: the one that a roll back leads to. */
  public static final String PREVIOUS = "previous";

  private final Storage storage;
  private final DatasetPaths paths;
  private final Standing standing;
  private final List<PublishedVersion> newestFirst;

  private Versions(Storage storage, DatasetPaths paths, Standing standing) {
    this.storage = storage;
    this.paths = paths;
    this.standing = standing;
    List<PublishedVersion> versions = new ArrayList<>();
    for (HistoryEntry entry : standing.live()) {
      HistoryEvent.Published event = Standing.eventOf(entry);
      versions.add(new PublishedVersion(paths.dataset(), paths.below(event.path()), event, entry));
    }
    Collections.reverse(versions);
    newestFirst = List.copyOf(versions);
  }

  /** Reads what is published now; a dataset that does not exist has no versions. */
  public static Versions of(Storage storage, String root, String dataset) throws IOException {
    DatasetPaths paths = new DatasetPaths(root, dataset);
    return new Versions(storage, paths, Standing.of(History.read(storage, paths)));
  }

  /** All versions; the one published last comes first. */
  public List<PublishedVersion> list() {
    return newestFirst;
  }

  /** The version that readers should read. */
  public Optional<PublishedVersion> current() {
    return standing.current().flatMap(this::find);
  }

  /** The version that a roll back would make current again. */
  public Optional<PublishedVersion> beforeCurrent() {
    return standing.beforeCurrent().flatMap(this::find);
  }

  /** Whether somebody went back from a version to an earlier one. */
  public boolean isRolledBackFrom(PublishedVersion version) {
    return standing.isRolledBackFrom(version.number());
  }

  /** The version that was published last for a run key; none for the empty one. */
  public Optional<PublishedVersion> lastOf(String runKey) {
    return standing.lastOf(runKey).flatMap(entry -> find(Standing.eventOf(entry).version()));
  }

  /** Why a version may not be collected, where it is pinned. */
  public Optional<String> pin(PublishedVersion version) {
    return Optional.ofNullable(standing.pins().get(version.number()));
  }

  /** The version that {@code latest}, {@code previous} or a number such as {@code 1.0.7} means. */
  public PublishedVersion resolve(String asked) throws NoSuchVersion {
    Optional<PublishedVersion> found =
        switch (asked) {
          case LATEST -> current();
          case PREVIOUS -> beforeCurrent();
          default -> VersionNumber.find(asked).flatMap(this::find);
        };
    if (found.isPresent()) {
      return found.get();
    }
    List<VersionNumber> existing = newestFirst.stream().map(PublishedVersion::number).toList();
    Optional<HistoryEntry> collection = VersionNumber.find(asked).flatMap(standing::collection);
    throw new NoSuchVersion(asked, paths, existing, collection);
  }

  /** The number that publishing now would give, if nobody else publishes. */
  public VersionNumber next(int major, int minor) throws IOException {
    return Publisher.nextNumber(
        storage, paths, standing.numbers(), new VersionNumber(major, minor, 0));
  }

  private Optional<PublishedVersion> find(VersionNumber number) {
    return newestFirst.stream().filter(version -> version.number().equals(number)).findFirst();
  }

  /** What a version says of itself; fails unless its manifest is the one that was published. */
  public Manifest manifest(PublishedVersion version) throws IOException {
    byte[] content = ManifestJson.bytesIn(storage, version.directory());
    Sha256 expected = version.event().digests().manifest();
    Sha256 found = Sha256.of(content);
    if (!found.equals(expected)) {
      throw new InvalidManifest(
          "%s/%s was changed after it was published: its SHA-256 is %s, the history says %s"
              .formatted(version.directory(), Manifest.FILE, found, expected));
    }
    return ManifestJson.read(content);
  }

  /**
   * The current version, if it holds the data of this draft, and was made by the same spec and the
   * same code: to publish it once more would tell readers of news that there are not.
   */
  public Optional<PublishedVersion> findUnchanged(Draft draft) throws IOException {
    Optional<PublishedVersion> newest = current();
    if (newest.isEmpty()
        || !newest.get().event().digests().content().equals(draft.layout().contentDigest())) {
      return Optional.empty();
    }
    Build build = manifest(newest.get()).draft().build();
    boolean same =
        build.specDigest().equals(draft.build().specDigest())
            && build.codeVersion().equals(draft.build().codeVersion());
    return same ? newest : Optional.empty();
  }
}
