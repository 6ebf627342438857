package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files of a version, compared with its manifest: each file has at most one finding. */
final class FileChecks {
  private final Map<String, FileEntry> expected = new TreeMap<>();
  private final Map<Sha256, String> owners = new HashMap<>();

  private FileChecks(Manifest manifest) {
    for (FileEntry file : manifest.allFiles()) {
      expected.put(file.path(), file);
    }
    expected.values().forEach(file -> owners.putIfAbsent(file.sha256(), file.path()));
  }

  /** What is wrong with the files in a directory, by name. */
  static List<Finding> of(Storage storage, String directory, Manifest manifest) throws IOException {
    return new FileChecks(manifest).findings(storage, directory);
  }

  private List<Finding> findings(Storage storage, String directory) throws IOException {
    SortedSet<String> standing = new TreeSet<>(VersionFiles.sizesIn(storage, directory).keySet());
    standing.remove(Manifest.FILE);
    Map<String, Finding> findings = new TreeMap<>();
    for (String path : standing) {
      if (!expected.containsKey(path)) {
        findings.put(path, new Finding.Extra(path));
      }
    }
    standing.retainAll(expected.keySet());
    Map<String, Measured> measured = Measuring.measure(storage, directory, standing);
    for (FileEntry file : expected.values()) {
      Finding finding = findingOn(file, measured.get(file.path()));
      if (finding != null) {
        findings.put(file.path(), finding);
      }
    }
    return new ArrayList<>(findings.values());
  }

  private @Nullable Finding findingOn(FileEntry file, @Nullable Measured measured) {
    if (measured instanceof Measured.Content content) {
      return findingOn(file, content);
    }
    if (measured instanceof Measured.Unread unread
        && !(unread.cause() instanceof NoSuchFileException)) {
      return new Finding.Unreadable(file.path(), String.valueOf(unread.cause().getMessage()));
    }
    return new Finding.Missing(file.path());
  }

  private @Nullable Finding findingOn(FileEntry file, Measured.Content content) {
    if (content.sha256().equals(file.sha256()) && content.bytes() == file.bytes()) {
      return null;
    }
    String owner = owners.get(content.sha256());
    if (owner == null && content.bytes() != file.bytes()) {
      return new Finding.WrongSize(file.path(), file.bytes(), content.bytes());
    }
    return new Finding.WrongDigest(file.path(), file.sha256(), content.sha256(), owner);
  }
}
