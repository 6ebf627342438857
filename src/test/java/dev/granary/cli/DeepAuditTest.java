package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Finding;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version of which one thing does not fit the rest. */
class DeepAuditTest {
  private static final LocalStorage DISK = new LocalStorage();

  @TempDir Path folder;
  private PublishedVersion version;
  private Manifest manifest;

  @BeforeEach
  void publish() throws IOException {
    Sightings sightings = Sightings.in(folder);
    assertThat(sightings.tell("run").code()).isZero();
    Versions versions = Versions.of(DISK, sightings.root().toString(), "sightings");
    version = versions.resolve(Versions.LATEST);
    manifest = versions.manifest(version);
    assertThat(sentences()).isEmpty();
  }

  @Test
  void aLedgerOfOtherDataIsToldRecordByRecord(@TempDir Path other) throws IOException {
    Sightings others = Sightings.in(other).but("seed: 7", "seed: 8");
    assertThat(others.tell("run").code()).isZero();
    try (Stream<Path> parts = Files.list(others.root().resolve("sightings/1.0.0/ledger"))) {
      for (Path part : parts.toList()) {
        Files.copy(
            part,
            Path.of(version.directory(), "ledger", part.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }

    Shard first = manifest.draft().layout().shards().get(0);
    assertThat(sentences())
        .hasSizeBetween(10, 20)
        .allMatch(text -> text.contains("but a row of the ledger says "))
        .anyMatch(text -> text.startsWith(first.data().path() + " record "));
  }

  @Test
  void anIndexOfOtherIdsDisagreesWithExampleAndLedgerAlike() throws IOException {
    Shard shard = manifest.draft().layout().shards().get(0);
    Path index = Path.of(version.directory(), shard.index().path());
    byte[] bytes = Files.readAllBytes(index);
    bytes[8 + 12] ^= 1;
    Files.write(index, bytes);
    ByteBuffer id = ByteBuffer.wrap(bytes, 8 + 12, RecordId.BYTES);
    String changed = new RecordId(id.getLong(), id.getLong()).toString();

    assertThat(sentences())
        .contains(shard.index().path() + " its bytes do not fit the SHA-256 at its end")
        .noneMatch(text -> text.contains("is no tf.Example"))
        .anyMatch(text -> text.contains("record 0 (from 0) is " + changed + ", but a row"));
  }

  private List<String> sentences() throws IOException {
    return DeepAudit.of(DISK, version, manifest).stream()
        .map((Finding finding) -> finding.file() + " " + finding.sentence())
        .toList();
  }
}
