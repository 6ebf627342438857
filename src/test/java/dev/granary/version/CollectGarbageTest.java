package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectGarbageTest {
  /** Versions of the workshop are published on the 20th. */
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void publishFive() throws IOException {
    workshop = new Workshop(directory);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      workshop.published(name);
    }
  }

  @Test
  void keepsTheNewestAndWhereARollBackLeads() throws Exception {
    Garbage garbage = collect(keeping(1));

    assertThat(garbage.versions())
        .extracting(version -> version.version().number() + ": " + version.stays())
        .containsExactly(
            "1.0.0: ", "1.0.1: ", "1.0.2: ", "1.0.3: a roll back leads to it", "1.0.4: current");
    assertThat(workshop.versions()).containsExactly("1.0.4", "1.0.3");
    assertThat(workshop.dataset().resolve("1.0.0")).doesNotExist();
    assertThat(workshop.findings("1.0.3")).isEmpty();
    assertThat(workshop.findings("1.0.4")).isEmpty();
  }

  @Test
  void keepsWhatIsYoungWhateverTheNumber() throws Exception {
    collect(new Retention(1, Duration.ofDays(11), Duration.ZERO, NOW));

    assertThat(workshop.versions()).hasSize(5);
  }

  @Test
  void keepsTheCurrentVersionHoweverOldItIs() throws Exception {
    Rollback rollback = new Rollback(Workshop.DISK, workshop.root(), "birds");
    rollback.perform(rollback.plan(Optional.of("1.0.0")), "", Workshop.STAMP);

    collect(keeping(1));

    assertThat(workshop.versions()).containsExactly("1.0.4", "1.0.0");
    assertThat(workshop.current()).isEqualTo("1.0.0");
  }

  @Test
  void keepsWhatThePromotedModelAndTheOneBeforeWereTrainedOn() throws Exception {
    for (String version : List.of("1.0.0", "1.0.1", "1.0.2")) {
      Models.of(Workshop.DISK, workshop.root(), "birds")
          .promote(ModelsTest.model(version, 1), "", "", Workshop.STAMP);
    }

    Garbage garbage = collect(keeping(1));

    assertThat(garbage.versions())
        .extracting(version -> version.version().number() + ": " + version.stays())
        .startsWith(
            "1.0.0: ",
            "1.0.1: a promoted model was trained on it",
            "1.0.2: a promoted model was trained on it");
  }

  @Test
  void keepsWhatIsPinnedUntilItIsNot() throws Exception {
    Pins pins = new Pins(Workshop.DISK, workshop.root(), "birds");
    PublishedVersion second = version("1.0.1");
    pins.pin(second, "the model of May", Workshop.STAMP);

    collect(keeping(1));
    assertThat(workshop.versions()).containsExactly("1.0.4", "1.0.3", "1.0.1");

    pins.unpin(second, "that model is gone", Workshop.STAMP);
    collect(keeping(1));
    assertThat(workshop.versions()).containsExactly("1.0.4", "1.0.3");
  }

  @Test
  void aCollectedVersionIsToldOfWithTheTimeItWent() throws Exception {
    collect(keeping(2));

    assertThatThrownBy(() -> version("1.0.0"))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessage(
            "There is no version '1.0.0' of birds; there is 1.0.4, 1.0.3. It was collected at"
                + " 2026-11-20T02:00:00Z by host/user: see _history/00000006.json.");
  }

  @Test
  void aNumberThatWasCollectedIsNotUsedAgain() throws Exception {
    collect(keeping(2));
    workshop.published("f");

    assertThat(workshop.versions()).containsExactly("1.0.5", "1.0.4", "1.0.3");
  }

  @Test
  void removesWhatDeadPublishersRunsAndWritersLeftOnceItIsOld() throws Exception {
    Path unnamed = Files.createDirectories(workshop.dataset().resolve("1.0.9/index"));
    Files.writeString(unnamed.resolve("x"), "x");
    long old = NOW.minus(Duration.ofHours(25)).toEpochMilli();
    long young = NOW.minus(Duration.ofHours(23)).toEpochMilli();
    Path oldRun = run(old + "-17");
    Path youngRun = run(young + "-18");
    Path notes = run("notes");
    Path part = workshop.entry(9).resolveSibling(".00000009.json.0.part");
    Files.writeString(part, "half");
    Files.setLastModifiedTime(part, FileTime.fromMillis(old));

    Garbage garbage = collect(new Retention(9, Duration.ZERO, Duration.ofHours(24), NOW));

    assertThat(garbage.leftovers())
        .containsExactly(
            new Garbage.Leftover("1.0.9", "version that was never published"),
            new Garbage.Leftover("_runs/" + old + "-17", "folder of a run that is over"));
    assertThat(unnamed).doesNotExist();
    assertThat(oldRun).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(youngRun).exists();
    assertThat(notes).exists();
  }

  @Test
  void leavesARunAloneWhoseJobMayBeAtWork() throws Exception {
    Path awaited = submitted(NOW.minus(Duration.ofDays(13)));
    Path forgotten = submitted(NOW.minus(Duration.ofDays(15)));

    collect(new Retention(9, Duration.ZERO, Duration.ofHours(24), NOW));

    assertThat(awaited).exists();
    assertThat(forgotten).doesNotExist();
  }

  private Path submitted(Instant since) throws IOException {
    String name = since.toEpochMilli() + "-17";
    Claim claim = new Claim(name, "", "user@host", since, Duration.ofSeconds(30));
    Sha256 digest = Sha256.of(new byte[0]);
    new RunNotes(Workshop.DISK, workshop.root(), "birds")
        .write(
            new RunNote(
                name,
                1,
                claim,
                new RunNote.Origin(digest, "test", digest),
                List.of(),
                RunNote.Ending.SUBMITTED,
                "Dataflow job 1"));
    return workshop.dataset().resolve("_runs").resolve(name);
  }

  @Test
  void goesOnWhereACollectionDied() throws Exception {
    Storage dying =
        new PassingStorage() {
          @Override
          public void delete(String path) throws IOException {
            throw new IOException("killed");
          }
        };
    assertThatThrownBy(() -> collect(keeping(2), dying)).hasMessage("killed");
    assertThat(workshop.versions()).as("for readers they are gone").hasSize(2);
    assertThat(workshop.dataset().resolve("1.0.0")).exists();

    Garbage rest = collect(keeping(2));

    assertThat(rest.leftovers())
        .extracting(Garbage.Leftover::what)
        .containsOnly("rest of a version that was collected")
        .hasSize(3);
    assertThat(workshop.dataset().resolve("1.0.0")).doesNotExist();
  }

  @Test
  void aPlanRemovesNothing() throws IOException {
    Garbage garbage = collector(keeping(1), Workshop.DISK).plan();

    assertThat(garbage.going()).hasSize(3);
    assertThat(workshop.versions()).hasSize(5);
    assertThat(workshop.history().entries()).hasSize(5);
  }

  @Test
  void aPinThatCameFirstWins() throws Exception {
    PublishedVersion first = version("1.0.0");
    Storage late =
        new PassingStorage() {
          @Override
          public dev.granary.storage.CreateOutcome createIfAbsent(String path, byte[] content)
              throws IOException {
            if (path.endsWith("_history/00000006.json")) {
              pinOnDisk(first);
            }
            return super.createIfAbsent(path, content);
          }
        };

    assertThatThrownBy(() -> collect(keeping(1), late))
        .isInstanceOf(Superseded.class)
        .hasMessage(
            "version 1.0.0 was made current, pinned or needed by a model meanwhile; nothing was"
                + " removed, try again");
    assertThat(workshop.versions()).hasSize(5);
  }

  private void pinOnDisk(PublishedVersion version) throws IOException {
    try {
      new Pins(Workshop.DISK, workshop.root(), "birds").pin(version, "mine", Workshop.STAMP);
    } catch (Superseded unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private Path run(String name) throws IOException {
    Path run = Files.createDirectories(workshop.dataset().resolve("_runs").resolve(name));
    Files.writeString(run.resolve("report.html"), "x");
    return run;
  }

  private static Retention keeping(int newest) {
    return new Retention(newest, Duration.ZERO, Duration.ZERO, NOW);
  }

  private Garbage collect(Retention retention) throws IOException, Superseded {
    return collect(retention, Workshop.DISK);
  }

  private Garbage collect(Retention retention, Storage storage) throws IOException, Superseded {
    try (RunLock lock = Locks.taken(workshop, "gc")) {
      return collector(retention, storage).collect(lock, Workshop.STAMP);
    }
  }

  private CollectGarbage collector(Retention retention, Storage storage) {
    return new CollectGarbage(storage, workshop.root(), "birds", retention);
  }

  private PublishedVersion version(String number) throws IOException {
    return Versions.of(Workshop.DISK, workshop.root(), "birds").resolve(number);
  }
}
