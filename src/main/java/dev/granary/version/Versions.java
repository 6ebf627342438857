package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The published versions of a dataset: those that its history names, and no other directory. */
public final class Versions {
  /** Asks for the version that was published last. */
  public static final String LATEST = "latest";

  private final Storage storage;
  private final DatasetPaths paths;
  private final List<PublishedVersion> newestFirst;

  private Versions(Storage storage, DatasetPaths paths, List<PublishedVersion> newestFirst) {
    this.storage = storage;
    this.paths = paths;
    this.newestFirst = newestFirst;
  }

  /** Reads what is published now; a dataset that does not exist has no versions. */
  public static Versions of(Storage storage, String root, String dataset) throws IOException {
    DatasetPaths paths = new DatasetPaths(root, dataset);
    List<PublishedVersion> versions = new ArrayList<>();
    for (HistoryEntry entry : History.read(storage, paths).entries()) {
      if (entry.event() instanceof HistoryEvent.Published event) {
        versions.add(new PublishedVersion(dataset, paths.below(event.path()), event, entry));
      }
    }
    Collections.reverse(versions);
    return new Versions(storage, paths, List.copyOf(versions));
  }

  /** All versions; the one published last comes first. */
  public List<PublishedVersion> list() {
    return newestFirst;
  }

  /** The version that {@code latest} or a number such as {@code 1.0.7} means. */
  public PublishedVersion resolve(String asked) throws NoSuchVersion {
    return newestFirst.stream()
        .filter(version -> asked.equals(LATEST) || version.number().toString().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchVersion(
                    asked, paths, newestFirst.stream().map(PublishedVersion::number).toList()));
  }

  /** The number that publishing now would give, if nobody else publishes. */
  public VersionNumber next(int major, int minor) throws IOException {
    List<VersionNumber> published = newestFirst.stream().map(PublishedVersion::number).toList();
    return Publisher.nextNumber(storage, paths, published, new VersionNumber(major, minor, 0));
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

  /** The newest version, if it holds the data of this draft, of the same spec and run. */
  public Optional<PublishedVersion> findUnchanged(Draft draft) throws IOException {
    if (newestFirst.isEmpty()) {
      return Optional.empty();
    }
    PublishedVersion newest = newestFirst.get(0);
    boolean sameData =
        newest.event().digests().content().equals(draft.layout().contentDigest())
            && newest.event().runKey().equals(draft.build().runKey());
    boolean same =
        sameData
            && manifest(newest).draft().build().specDigest().equals(draft.build().specDigest());
    return same ? Optional.of(newest) : Optional.empty();
  }
}
