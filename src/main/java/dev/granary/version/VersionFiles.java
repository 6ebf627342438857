package dev.granary.version;

import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands under a directory. */
final class VersionFiles {
  private VersionFiles() {}

  /** The sizes of all files under a directory, by their paths below it. */
  static SortedMap<String, Long> sizesIn(Storage storage, String directory) throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    String start = directory + "/";
    for (StoredFile file : storage.list(start + "**")) {
      if (!file.path().startsWith(start)) {
        throw new IOException("The listing of " + directory + " holds " + file.path());
      }
      sizes.put(file.path().substring(start.length()), file.bytes());
    }
    return sizes;
  }
}
