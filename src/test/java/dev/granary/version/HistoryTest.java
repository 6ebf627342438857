package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void openWorkshop() {
    workshop = new Workshop(directory);
  }

  @Test
  void anEntryHasTheBytesThatPythonMadeFromTheFormat() throws IOException {
    Manifest manifest = Golden.manifest();
    HistoryEntry entry =
        new HistoryEntry(
            8,
            Optional.of(Golden.sha256("the entry before")),
            new HistoryEvent.Published(
                manifest.version(),
                "1.0.7",
                new HistoryEvent.Digests(
                    Sha256.of(ManifestJson.write(manifest)), manifest.contentDigest()),
                "birds/2026-11-20",
                Optional.of(new VersionNumber(1, 0, 6))),
            new Stamp(Workshop.STAMP.at(), "host/möwe"));
    byte[] golden = Golden.bytes("history-v1.json");

    assertThat(new String(HistoryJson.write(entry), UTF_8)).isEqualTo(new String(golden, UTF_8));
    assertThat(HistoryJson.read(golden)).isEqualTo(entry);
  }

  @Test
  void aChangedByteAnywhereInAnEntryIsSeen() throws IOException {
    byte[] golden = Golden.bytes("history-v1.json");
    for (int at = 0; at < golden.length; at++) {
      byte[] changed = golden.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> HistoryJson.read(changed))
          .as("byte %d", at)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anEntryCutAnywhereIsSeen() throws IOException {
    byte[] golden = Golden.bytes("history-v1.json");
    for (int length = 0; length < golden.length; length++) {
      byte[] cut = Arrays.copyOf(golden, length);
      assertThatThrownBy(() -> HistoryJson.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAKindItDoesNotKnow() throws IOException {
    String golden = new String(Golden.bytes("history-v1.json"), UTF_8);

    assertThatThrownBy(
            () -> HistoryJson.read(golden.replace("\"published\"", "\"erased\"").getBytes(UTF_8)))
        .hasMessage("kind: 'erased' is not known; use a newer version of Granary");
  }

  @Test
  void everyKindOfEventIsReadAsItWasWritten() {
    VersionNumber one = new VersionNumber(1, 0, 1);
    VersionNumber two = new VersionNumber(1, 0, 2);
    List<HistoryEvent> events =
        List.of(
            new HistoryEvent.RolledBack(two, one, "labels of two were wrong"),
            new HistoryEvent.Collected(List.of(one, two), List.of("1.0.9", "_runs/17-42")),
            new HistoryEvent.Pinned(one, "the model of May was trained on it"),
            new HistoryEvent.Unpinned(one, "that model is gone"),
            new HistoryEvent.Fenced(7, "1763600000000-42"),
            new HistoryEvent.ModelPromoted(
                new TrainedModel(
                    "1.0.1-002", one, Golden.sha256("model"), Golden.sha256("evaluation")),
                "the test set was wrong",
                "better on rare classes"),
            new HistoryEvent.ModelRolledBack("1.0.2-001", "1.0.1-002", "too slow"),
            new HistoryEvent.GateOverridden(
                "volume.change", Instant.parse("2026-12-25T00:00:00Z"), "half is all there is"),
            new HistoryEvent.ReplayOrdered(
                "_replays/0123456789abcdef.parquet",
                Golden.sha256("list"),
                200,
                "birds 1.0.1",
                "the range was too narrow"),
            new HistoryEvent.ReplayWithdrawn(4, "it was right"),
            new HistoryEvent.Published(
                two,
                "1.0.2",
                new HistoryEvent.Digests(Golden.sha256("manifest"), Golden.sha256("content")),
                "2026-11-20",
                Optional.of(one),
                List.of(4, 7)));

    for (HistoryEvent event : events) {
      HistoryEntry entry =
          new HistoryEntry(2, Optional.of(Golden.sha256("before")), event, Workshop.STAMP);
      assertThat(HistoryJson.read(HistoryJson.write(entry))).isEqualTo(entry);
    }
  }

  @Test
  void aDatasetThatDoesNotExistHasAnEmptyHistory() throws IOException {
    assertThat(History.read(Workshop.DISK, workshop.root(), "birds").entries()).isEmpty();
  }

  @Test
  void everyEntryNamesTheOneBefore() throws IOException {
    publishThree();

    History history = History.read(Workshop.DISK, workshop.root(), "birds");

    assertThat(history.entries()).extracting(HistoryEntry::sequence).containsExactly(1, 2, 3);
    assertThat(history.entries().get(2).previous())
        .contains(Sha256.of(Files.readAllBytes(workshop.entry(2))));
  }

  @Test
  void namesAnEntryThatIsMissing() throws IOException {
    publishThree();
    Files.delete(workshop.entry(2));

    assertBroken(2, "it is missing, but later entries exist");
  }

  @Test
  void namesAnEntryThatWasChanged() throws IOException {
    publishThree();
    Path entry = workshop.entry(2);
    Files.writeString(entry, Files.readString(entry).replace("host/user", "host/evil"));

    assertBroken(2, "was changed after it was written: its digest does not fit");
  }

  @Test
  void namesAnEntryThatDoesNotFollow() throws IOException {
    publishThree();
    byte[] original = Files.readAllBytes(workshop.entry(1));
    HistoryEntry entry = HistoryJson.read(original);
    HistoryEntry forged =
        new HistoryEntry(1, entry.previous(), entry.event(), new Stamp(entry.stamp().at(), "evil"));
    Files.write(workshop.entry(1), HistoryJson.write(forged));

    assertBroken(2, "it does not follow from 00000001.json; one was replaced");
  }

  @Test
  void namesAnEntryThatStandsInAnothersPlace() throws IOException {
    publishThree();
    Files.copy(workshop.entry(2), workshop.entry(3), StandardCopyOption.REPLACE_EXISTING);

    assertBroken(3, "it is entry 2");
  }

  @Test
  void passesOverFilesThatAreNoEntries() throws IOException {
    publishThree();
    Files.writeString(workshop.entry(9).resolveSibling("notes.txt"), "x");
    Files.writeString(workshop.entry(9).resolveSibling("00000009.json.bak"), "x");

    assertThat(History.read(Workshop.DISK, workshop.root(), "birds").entries()).hasSize(3);
  }

  private void publishThree() throws IOException {
    workshop.published("first");
    workshop.published("second");
    workshop.published("third");
  }

  private void assertBroken(int sequence, String reason) throws IOException {
    assertThatThrownBy(() -> History.read(Workshop.DISK, workshop.root(), "birds"))
        .isInstanceOfSatisfying(
            BrokenHistory.class,
            broken -> assertThat(broken.entry()).isEqualTo(workshop.entry(sequence).toString()))
        .hasMessageEndingWith(": " + reason);
    assertThat(workshop.findings("latest"))
        .singleElement()
        .isInstanceOf(Finding.BadHistory.class)
        .extracting(Finding::file)
        .isEqualTo(workshop.entry(sequence).toString());
  }
}
