package dev.granary.pipeline;

import dev.granary.read.FileDigest;
import dev.granary.read.SourceFile;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import dev.granary.version.Build;
import dev.granary.version.Input;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds a version that was made of the same input, by the same spec and code, before any work is
 * done. It looks at the current version, at the one published last (which may have been rolled
 * back: the same again would be as bad), and at the last one of the same run key. Input files are
 * read only where all their names and sizes are the same.
 */
final class FindUnchanged {
  private final Storage storage;
  private final Spec spec;
  private final String codeVersion;
  private final RunInput input;
  private final Map<String, String> digests = new HashMap<>();

  FindUnchanged(Storage storage, Spec spec, String codeVersion, RunInput input) {
    this.storage = storage;
    this.spec = spec;
    this.codeVersion = codeVersion;
    this.input = input;
  }

  Optional<RunResult.Unchanged> among(Versions versions, String runKey) throws IOException {
    Optional<PublishedVersion> current = versions.current();
    Set<PublishedVersion> candidates = new LinkedHashSet<>();
    current.ifPresent(candidates::add);
    versions.list().stream().findFirst().ifPresent(candidates::add);
    versions.lastOf(runKey).ifPresent(candidates::add);
    for (PublishedVersion candidate : candidates) {
      if (isOfTheSame(candidate, versions.manifest(candidate))) {
        return Optional.of(
            new RunResult.Unchanged(
                candidate,
                current.filter(version -> !version.equals(candidate)),
                RunResult.Unchanged.What.ORIGIN));
      }
    }
    return Optional.empty();
  }

  private boolean isOfTheSame(PublishedVersion version, Manifest manifest) throws IOException {
    Build build = manifest.draft().build();
    InputListing listing = input.listing();
    if (!hasNothingToReplay(version)) {
      return false;
    }
    List<Input> inputs = delivered(version, manifest);
    if (!build.specDigest().hex().equals(spec.digest())
        || !build.codeVersion().equals(codeVersion)
        || inputs.size() != listing.files().size()
        || !input.beside().equals(besideOf(manifest))) {
      return false;
    }
    Map<String, Input> byName = new HashMap<>();
    inputs.forEach(read -> byName.put(keyOf(read.source(), read.file().name()), read));
    for (SourceFile file : listing.files()) {
      Input read = byName.get(keyOf(spec.sources().get(file.source()).name(), file.name()));
      if (read == null || read.file().bytes() != file.bytes()) {
        return false;
      }
    }
    for (SourceFile file : listing.files()) {
      Input read = byName.get(keyOf(spec.sources().get(file.source()).name(), file.name()));
      if (read == null || !read.file().digest().hex().equals(digestOf(file))) {
        return false;
      }
    }
    return true;
  }

  /** What waits to be read again is news, unless this version read just that. */
  private boolean hasNothingToReplay(PublishedVersion version) {
    return input.replayed().isEmpty()
        || input.replayed().numbers().equals(version.event().replays());
  }

  /** What a version read again once is not missed when the same is delivered without it. */
  private List<Input> delivered(PublishedVersion version, Manifest manifest) throws IOException {
    List<Input> inputs = manifest.draft().inputs();
    if (!input.replayed().isEmpty() || version.event().replays().isEmpty()) {
      return inputs;
    }
    Set<String> only = ReplayedJson.filesOf(storage, version.directory());
    return inputs.stream().filter(read -> !only.contains(read.file().name())).toList();
  }

  private static SortedMap<String, Sha256> besideOf(Manifest manifest) {
    SortedMap<String, Sha256> beside = new TreeMap<>();
    manifest.files().stream()
        .filter(
            file -> file.path().equals(Benchmarks.FILE) || file.path().equals(ReferenceLists.FILE))
        .forEach(file -> beside.put(file.path(), file.sha256()));
    return beside;
  }

  private static String keyOf(String source, String file) {
    return source + "\n" + file;
  }

  /** Kept, as several versions may be asked about. */
  private String digestOf(SourceFile file) throws IOException {
    String known = digests.get(file.path());
    if (known == null) {
      known = FileDigest.of(storage, new StoredFile(file.path(), file.bytes()));
      digests.put(file.path(), known);
    }
    return known;
  }
}
