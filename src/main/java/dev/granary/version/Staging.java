package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The files of a candidate, compared with what its draft says of them. */
final class Staging {
  private Staging() {}

  /**
   * Reads every file as it stands on disk; gives those that the draft does not know, and fails with
   * {@link DamagedStaging} where one that it knows differs.
   */
  static List<FileEntry> otherFiles(Storage storage, Candidate candidate) throws IOException {
    SortedMap<String, Long> sizes = VersionFiles.sizesIn(storage, candidate.staging());
    // Left by an attempt that died; this one writes its own.
    sizes.remove(Manifest.FILE);
    Map<String, FileEntry> promised = promised(candidate.draft());
    for (String path : promised.keySet()) {
      if (!sizes.containsKey(path)) {
        throw new DamagedStaging(
            "%s is missing from %s: nothing was published".formatted(path, candidate.staging()));
      }
    }
    List<FileEntry> others = new ArrayList<>();
    for (Map.Entry<String, Measured> file :
        Measuring.measure(storage, candidate.staging(), sizes.keySet(), Map.of()).entrySet()) {
      FileEntry found = found(file.getKey(), file.getValue());
      FileEntry expected = promised.get(found.path());
      if (expected == null) {
        others.add(requireOther(found));
      } else {
        requireEqual(expected, found);
      }
    }
    return others;
  }

  private static Map<String, FileEntry> promised(Draft draft) {
    Map<String, FileEntry> promised = new HashMap<>();
    for (Shard shard : draft.layout().shards()) {
      promised.put(shard.data().path(), shard.data());
      promised.put(shard.index().path(), shard.index());
    }
    return promised;
  }

  private static FileEntry found(String path, Measured measured) throws IOException {
    if (measured instanceof Measured.Content content) {
      return new FileEntry(path, content.bytes(), content.sha256());
    }
    throw new IOException("Cannot read " + path, ((Measured.Unread) measured).cause());
  }

  private static FileEntry requireOther(FileEntry file) throws DamagedStaging {
    if (ShardName.isLike(file.path())) {
      throw new DamagedStaging(
          "%s was not dealt to any split, but readers would take it for a shard"
              .formatted(file.path()));
    }
    return file;
  }

  private static void requireEqual(FileEntry expected, FileEntry found) throws DamagedStaging {
    if (!found.equals(expected)) {
      throw new DamagedStaging(
          "Shard %s was damaged between writing and publishing: %d bytes, SHA-256 %s, were written;"
                  .formatted(expected.path(), expected.bytes(), expected.sha256())
              + " %d bytes, SHA-256 %s, stand there. Nothing was published; run again."
                  .formatted(found.bytes(), found.sha256()));
    }
  }
}
