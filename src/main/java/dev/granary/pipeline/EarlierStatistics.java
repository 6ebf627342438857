package dev.granary.pipeline;

import dev.granary.gate.DriftGate;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyFile;
import dev.granary.statistics.drift.DriftJson;
import dev.granary.statistics.drift.History;
import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The statistics that earlier versions of a dataset keep. */
final class EarlierStatistics {
  private static final int MOST_BYTES = 1 << 30;

  /** Limits are learned from so many of the newest versions at most. */
  private static final int NIGHTS = 60;

  private final Storage storage;
  private final Versions versions;

  EarlierStatistics(Storage storage, Versions versions) {
    this.storage = storage;
    this.versions = versions;
  }

  /** The newest version of another run key: a night is not held against itself. */
  Optional<PublishedVersion> last(String runKey) {
    return usable().stream()
        .filter(version -> runKey.isEmpty() || !version.event().runKey().equals(runKey))
        .findFirst();
  }

  PublishedVersion named(String number) throws NoSuchVersion {
    return versions.resolve(number);
  }

  /** What was counted of the records that a version read; absent where it keeps no statistics. */
  Optional<Tally> read(PublishedVersion version) throws IOException {
    Optional<byte[]> file = file(version, TallyFile.OF_READ);
    return file.isPresent() ? Optional.of(TallyFile.read(file.get())) : Optional.empty();
  }

  /** How far features moved in the nights before; what cannot be read is left out. */
  History history() {
    History history = new History();
    for (PublishedVersion version : usable().stream().limit(NIGHTS).toList()) {
      try {
        Optional<byte[]> json = file(version, DriftGate.EVIDENCE);
        if (json.isPresent()) {
          DriftJson.addTo(history, json.get());
        }
      } catch (IOException unreadable) {
        // One night more or less changes little, and verify tells of damaged files.
      }
    }
    return history;
  }

  private List<PublishedVersion> usable() {
    return versions.list().stream().filter(version -> !versions.isRolledBackFrom(version)).toList();
  }

  private Optional<byte[]> file(PublishedVersion version, String path) throws IOException {
    Optional<FileEntry> entry =
        versions.manifest(version).files().stream()
            .filter(file -> file.path().equals(path))
            .findFirst();
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = storage.read(version.directory() + "/" + path, MOST_BYTES);
    if (!Sha256.of(bytes).equals(entry.get().sha256())) {
      throw new IOException(
          "%s of version %s is damaged: its digest differs from the manifest's"
              .formatted(path, version.number()));
    }
    return Optional.of(bytes);
  }
}
