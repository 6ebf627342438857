package dev.granary.version;

import dev.granary.storage.Storage;
import dev.granary.version.Measured.Frames;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a version, compared with its manifest: each file has at most one finding. */
final class FileChecks {
  private final Map<String, FileEntry> expected = new TreeMap<>();
  private final Map<String, Shard> shards = new HashMap<>();
  private final Map<Sha256, String> owners = new HashMap<>();

  private FileChecks(Manifest manifest) {
    for (FileEntry file : manifest.allFiles()) {
      expected.put(file.path(), file);
    }
    expected.values().forEach(file -> owners.putIfAbsent(file.sha256(), file.path()));
    for (Shard shard : manifest.draft().layout().shards()) {
      shards.put(shard.data().path(), shard);
    }
  }

  /** What is wrong with the files in a directory, by name. */
  static List<Finding> of(Storage storage, String directory, Manifest manifest) throws IOException {
    FileChecks checks = new FileChecks(manifest);
    SortedSet<String> standing = new TreeSet<>(VersionFiles.sizesIn(storage, directory).keySet());
    standing.remove(Manifest.FILE);
    Map<String, Finding> findings = new TreeMap<>();
    for (String path : standing) {
      if (!checks.expected.containsKey(path)) {
        findings.put(path, new Finding.Extra(path));
      }
    }
    standing.retainAll(checks.expected.keySet());
    Map<String, Measured> measured = checks.measure(storage, directory, standing);
    checks.addFindings(checks.expected.values(), measured, findings);
    return new ArrayList<>(findings.values());
  }

  /** What is wrong with some shards or their indexes, by name; nothing else is looked at. */
  static List<Finding> ofShards(
      Storage storage, String directory, Manifest manifest, List<Shard> shards) throws IOException {
    FileChecks checks = new FileChecks(manifest);
    List<FileEntry> files =
        shards.stream().flatMap(shard -> Stream.of(shard.data(), shard.index())).toList();
    Map<String, Measured> measured =
        checks.measure(storage, directory, files.stream().map(FileEntry::path).toList());
    Map<String, Finding> findings = new TreeMap<>();
    checks.addFindings(files, measured, findings);
    return new ArrayList<>(findings.values());
  }

  private Map<String, Measured> measure(Storage storage, String directory, Collection<String> paths)
      throws IOException {
    Map<String, Compression> counted = new HashMap<>();
    shards.forEach((path, shard) -> counted.put(path, shard.compression()));
    return Measuring.measure(storage, directory, paths, counted);
  }

  private void addFindings(
      Collection<FileEntry> files, Map<String, Measured> measured, Map<String, Finding> findings) {
    for (FileEntry file : files) {
      Finding finding = findingOn(file, measured.get(file.path()));
      if (finding != null) {
        findings.put(file.path(), finding);
      }
    }
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
      return content.frames().map(frames -> findingOn(file, frames)).orElse(null);
    }
    String owner = owners.get(content.sha256());
    if (owner == null && content.bytes() != file.bytes()) {
      return new Finding.WrongSize(file.path(), file.bytes(), content.bytes());
    }
    String damage = content.frames().map(Frames::damage).orElse("");
    return new Finding.WrongDigest(file.path(), file.sha256(), content.sha256(), owner, damage);
  }

  private @Nullable Finding findingOn(FileEntry file, Frames frames) {
    long records = Objects.requireNonNull(shards.get(file.path())).records();
    if (!frames.damage().isEmpty()) {
      return new Finding.BadContent(file.path(), frames.damage());
    }
    return frames.records() == records
        ? null
        : new Finding.WrongRecords(file.path(), records, frames.records());
  }
}
