package dev.granary.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a version says of itself.
 *
 * @param files every file of the version that is neither a shard, an index, nor the manifest
 * @param contentDigest as stated; {@link Layout#contentDigest} is what it must be
 */
public record Manifest(
    VersionNumber version, Draft draft, List<FileEntry> files, Sha256 contentDigest) {
  /** Where a manifest stands in its version. */
  public static final String FILE = "manifest.json";

  public Manifest {
    files = files.stream().sorted(Comparator.comparing(FileEntry::path)).toList();
    List<String> paths = new ArrayList<>(List.of(FILE));
    Stream.concat(shardFiles(draft), files.stream()).map(FileEntry::path).forEach(paths::add);
    SafePath.requireDistinct(paths);
  }

  /** The manifest of a version that holds these files beside its shards. */
  static Manifest of(VersionNumber version, Draft draft, List<FileEntry> files) {
    return new Manifest(version, draft, files, draft.layout().contentDigest());
  }

  /** The name of the dataset. */
  public String dataset() {
    return draft.build().dataset();
  }

  /** Every file of the version but the manifest itself: shards, their indexes, the others. */
  public List<FileEntry> allFiles() {
    return Stream.concat(shardFiles(draft), files.stream()).toList();
  }

  private static Stream<FileEntry> shardFiles(Draft draft) {
    return draft.layout().shards().stream()
        .flatMap(shard -> Stream.of(shard.data(), shard.index()));
  }
}
