package dev.granary.launch.shards;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Finding;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import dev.granary.version.TrustedShards;
import dev.granary.version.UntrustedShards;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check before training, of a version on this machine. Of a shard that was checked before, and
 * whose file is still the same by its mark, nothing is read.
 */
public final class CheckShards {
  private final Storage storage;
  private final CheckMemory memory;

  public CheckShards(Storage storage, CheckMemory memory) {
    this.storage = storage;
    this.memory = memory;
  }

  /** Fails with {@link UntrustedShards} unless each of the shards is what was published. */
  public CheckTally check(PublishedVersion version, Manifest manifest, List<Shard> shards)
      throws IOException {
    Path directory = Path.of(version.directory()).toAbsolutePath().normalize();
    CheckedFiles.Subject subject =
        new CheckedFiles.Subject(version.event().digests().manifest(), directory.toString());
    CheckedFiles known = memory.recall(subject);
    Instant start = memory.now();
    Map<FileEntry, FileMark> before = marks(directory, shards);
    List<Shard> unknown =
        shards.stream()
            .filter(shard -> !files(shard).allMatch(file -> knows(known, file, before)))
            .toList();
    try {
      TrustedShards.of(storage, version, manifest, unknown);
    } catch (UntrustedShards untrusted) {
      Set<String> bad =
          untrusted.findings().stream().map(Finding::file).collect(Collectors.toSet());
      memory.remember(subject, known, settled(directory, unknown, before, start, bad));
      throw untrusted;
    }
    memory.remember(subject, known, settled(directory, unknown, before, start, Set.of()));
    long bytes = unknown.stream().flatMap(CheckShards::files).mapToLong(FileEntry::bytes).sum();
    return new CheckTally(unknown.size(), bytes, shards.size() - unknown.size());
  }

  private static boolean knows(CheckedFiles known, FileEntry file, Map<FileEntry, FileMark> marks) {
    FileMark mark = marks.get(file);
    return mark != null && known.knows(file, mark);
  }

  /** Files that kept still while they were read, and for long enough before. */
  private static Map<FileEntry, FileMark> settled(
      Path directory,
      List<Shard> shards,
      Map<FileEntry, FileMark> before,
      Instant start,
      Set<String> bad)
      throws IOException {
    Map<FileEntry, FileMark> settled = marks(directory, shards);
    settled
        .entrySet()
        .removeIf(
            file ->
                bad.contains(file.getKey().path())
                    || !file.getValue().equals(before.get(file.getKey()))
                    || !file.getValue().isSettledAt(start));
    return settled;
  }

  private static Map<FileEntry, FileMark> marks(Path directory, List<Shard> shards)
      throws IOException {
    Map<FileEntry, FileMark> marks = new HashMap<>();
    for (FileEntry file : shards.stream().flatMap(CheckShards::files).toList()) {
      Optional<FileMark> mark = FileMark.of(directory.resolve(file.path()));
      mark.ifPresent(found -> marks.put(file, found));
    }
    return marks;
  }

  private static Stream<FileEntry> files(Shard shard) {
    return Stream.of(shard.data(), shard.index());
  }
}
