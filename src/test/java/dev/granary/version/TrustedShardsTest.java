package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedShardsTest {
  private static final String FIRST = "birds-train.tfrecord-00000-of-00002";
  private static final String SECOND = "birds-train.tfrecord-00001-of-00002";
  private static final String THIRD = "birds-validation.tfrecord-00000-of-00001";

  @TempDir Path directory;
  private Path place;
  private PublishedVersion version;
  private Manifest manifest;

  @BeforeEach
  void publish() throws IOException {
    Workshop workshop = new Workshop(directory);
    place = workshop.published("first");
    Versions versions = Versions.of(Workshop.DISK, workshop.root(), "birds");
    version = versions.resolve(Versions.LATEST);
    manifest = versions.manifest(version);
  }

  @Test
  void givesTheShardsThatAreWhatWasPublished() throws IOException {
    assertThat(TrustedShards.of(Workshop.DISK, version, manifest))
        .extracting(shard -> shard.data().path())
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void refusesADamagedShardByName() throws IOException {
    byte[] whole = Files.readAllBytes(place.resolve(SECOND));
    byte[] changed = whole.clone();
    changed[20] ^= 1;
    Files.write(place.resolve(SECOND), changed);

    assertThatThrownBy(() -> TrustedShards.of(Workshop.DISK, version, manifest))
        .isInstanceOf(UntrustedShards.class)
        .hasMessage(
            "Do not train on birds 1.0.0: %s was changed: its SHA-256 is %s instead of %s;"
                + " record 0 (from 0) at byte 0: its bytes do not fit the checksum."
                + " Restore the file from a copy, or run again.",
            SECOND, Sha256.of(changed), Sha256.of(whole));
  }

  @Test
  void namesEveryShardThatIsMissingCutOrSwapped() throws IOException {
    byte[] second = Files.readAllBytes(place.resolve(SECOND));
    Files.delete(place.resolve(THIRD));
    Files.write(place.resolve(FIRST), second);
    Files.write(place.resolve(SECOND), Arrays.copyOf(second, 10));

    UntrustedShards refusal =
        catchThrowableOfType(
            UntrustedShards.class, () -> TrustedShards.of(Workshop.DISK, version, manifest));

    assertThat(refusal.findings())
        .extracting(finding -> finding.file() + " " + finding.sentence())
        .containsExactly(
            FIRST + " holds the content of " + SECOND,
            SECOND + " is truncated: 10 bytes instead of " + second.length,
            THIRD + " is missing");
    assertThat(refusal).hasMessageContaining("(and 2 more files)");
  }

  @Test
  void aManifestThatCountsOtherRecordsIsNotBelieved() throws IOException {
    Files.write(
        place.resolve(FIRST),
        Frames.of(List.of(new byte[30], new byte[30], new byte[30], new byte[1])));
    byte[] content = Files.readAllBytes(place.resolve(FIRST));

    assertThatThrownBy(() -> TrustedShards.of(Workshop.DISK, version, told(content)))
        .hasMessageStartingWith(
            "Do not train on birds 1.0.0: " + FIRST + " holds 4 records instead of 3");
  }

  @Test
  void aShardThatWasDamagedBeforeItsDigestWasTakenIsNotBelieved() throws IOException {
    byte[] content = Files.readAllBytes(place.resolve(FIRST));
    content[content.length - 1] ^= 1;
    Files.write(place.resolve(FIRST), content);

    assertThatThrownBy(() -> TrustedShards.of(Workshop.DISK, version, told(content)))
        .hasMessageContaining(FIRST + " record 2 (from 0) at byte ")
        .hasMessageContaining(": its bytes do not fit the checksum. Restore");
  }

  @Test
  void aProcessChecksWhatItReadsAndNothingElse() throws IOException {
    Layout layout = manifest.draft().layout();
    assertThatThrownBy(() -> TrustedShards.ofProcess(Workshop.DISK, version, manifest, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the 1 files of split validation do not divide by 2 processes");
    assertThatThrownBy(() -> TrustedShards.ofProcess(Workshop.DISK, version, manifest, 2, 2))
        .hasMessage("there is no process 2 of 2; they are counted from 0");

    Manifest onlyTrain = withShards(layout.shardsOf("train"));
    Files.delete(place.resolve(FIRST));
    assertThat(TrustedShards.ofProcess(Workshop.DISK, version, onlyTrain, 1, 2))
        .extracting(shard -> shard.data().path())
        .containsExactly(SECOND);
    assertThatThrownBy(() -> TrustedShards.ofProcess(Workshop.DISK, version, onlyTrain, 0, 2))
        .hasMessageContaining(FIRST + " is missing");
  }

  /** A manifest that gives the first shard's length and digest as they are. */
  private Manifest told(byte[] content) {
    return withShards(
        manifest.draft().layout().shards().stream()
            .map(
                shard ->
                    shard.data().path().equals(FIRST)
                        ? new Shard(
                            shard.split(),
                            shard.records(),
                            shard.compression(),
                            new FileEntry(FIRST, content.length, Sha256.of(content)),
                            shard.index())
                        : shard)
            .toList());
  }

  private Manifest withShards(List<Shard> shards) {
    List<SplitEntry> splits =
        shards.stream()
            .map(Shard::split)
            .distinct()
            .map(
                split -> {
                  List<Shard> own = shards.stream().filter(s -> s.split().equals(split)).toList();
                  long bytes = own.stream().mapToLong(shard -> shard.data().bytes()).sum();
                  return new SplitEntry(
                      split, new Size(3L * own.size(), own.size(), bytes), Classes.NONE);
                })
            .toList();
    Draft draft = manifest.draft();
    long kept = 3L * shards.size();
    return Manifest.of(
        manifest.version(),
        new Draft(
            draft.build(),
            List.of(
                new Input("faa", "CC0-1.0", kept, new InputFile("a.csv", 1, Golden.sha256("a")))),
            List.of(new SourceTally("faa", "CC0-1.0", Tally.of(kept, Map.of(Reason.KEPT, kept)))),
            new Layout(splits, shards, Readers.of(1), Remainder.NONE)),
        manifest.files());
  }
}
