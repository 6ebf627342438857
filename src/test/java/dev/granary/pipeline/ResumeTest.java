package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import dev.granary.version.RunNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that failed is gone on from after its last complete phase. */
class ResumeTest {
  private static final AtomicBoolean FULL = new AtomicBoolean();

  @TempDir Path folder;
  private NightlyRuns owls;

  @BeforeEach
  void deliver() throws IOException {
    owls = new NightlyRuns(folder).deliver("a.csv", 1, 40);
  }

  @Test
  void afterTheScanOnlyTheDecisionsAreMadeAndTheBytesAreThoseOfAnUndisturbedRun()
      throws IOException {
    owls.failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);
    RunNote note = owls.notes().get(0);
    assertThat(note.phases()).containsExactly(RunNote.Phase.SCANNED);
    assertThat(note.ending()).isEqualTo(RunNote.Ending.FAILED);
    assertThat(note.message()).isEqualTo("told");
    assertThat(run(note).resolve("staging")).doesNotExist();

    RunResult resumed = owls.resuming().run("2026-11-20");

    assertThat(owls.pipelines()).isEqualTo(1);
    assertThat(digest(resumed)).isEqualTo(digestOfAnUndisturbedRun());
    assertThat(owls.notes()).isEmpty();
    assertThat(run(note)).doesNotExist();
  }

  @Test
  void afterAllFilesWereWrittenNothingIsRunAgain() throws IOException {
    FULL.set(true);
    owls.on(new LocalStorage(new NoRoomFor("features.json")));
    assertThatThrownBy(() -> owls.run("2026-11-20")).hasMessage("No space left on device");
    assertThat(owls.notes().get(0).phases())
        .containsExactly(RunNote.Phase.SCANNED, RunNote.Phase.WRITTEN);
    FULL.set(false);

    RunResult resumed = owls.resuming().run("2026-11-20");

    assertThat(owls.pipelines()).isZero();
    assertThat(digest(resumed)).isEqualTo(digestOfAnUndisturbedRun());
  }

  @Test
  void beforeTheScanWasCompleteAllIsDoneAgainAndNothingWasKept() throws IOException {
    owls.failingAtPipeline(1);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);
    RunNote note = owls.notes().get(0);
    assertThat(note.phases()).isEmpty();
    assertThat(run(note).resolve("spill")).doesNotExist();
    assertThat(run(note).resolve("inputs")).doesNotExist();

    owls.resuming().run("2026-11-20");

    assertThat(owls.pipelines()).isEqualTo(2);
    assertThat(owls.versions()).containsExactly("1.0.0");
  }

  @Test
  void whatWasScannedOfOtherInputIsNotGoneOnFrom() throws IOException {
    owls.failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);
    owls.deliver("b.csv", 100, 10);

    owls.resuming().run("2026-11-20");

    assertThat(owls.pipelines()).isEqualTo(2);
  }

  @Test
  void whatWasScannedForAnotherDateIsNotGoneOnFrom() throws IOException {
    owls.failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);

    owls.resuming().run("2026-11-21");

    assertThat(owls.pipelines()).isEqualTo(2);
  }

  @Test
  void withoutBeingAskedItBeginsAnew() throws IOException {
    owls.failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);

    owls.run("2026-11-20");

    assertThat(owls.pipelines()).isEqualTo(2);
    assertThat(owls.notes()).as("the failed run, for gc").hasSize(1);
  }

  @Test
  void aScanThatWasDamagedMeanwhileFailsTheRun() throws IOException {
    owls.failingAtPipeline(2);
    assertThatThrownBy(() -> owls.run("2026-11-20")).isInstanceOf(EngineFailed.class);
    Path rows = run(owls.notes().get(0)).resolve("scan/rows-0");
    byte[] bytes = Files.readAllBytes(rows);
    bytes[bytes.length / 2] ^= 1;
    Files.write(rows, bytes);

    assertThatThrownBy(() -> owls.resuming().run("2026-11-20"))
        .rootCause()
        .hasMessage(rows + " was damaged while the run needed it: its checksum differs; run again");
    assertThat(owls.versions()).isEmpty();
  }

  private Path run(RunNote note) {
    return owls.dataset().resolve("_runs").resolve(note.folder());
  }

  private String digestOfAnUndisturbedRun() throws IOException {
    NightlyRuns undisturbed =
        new NightlyRuns(folder.resolve("undisturbed")).deliver("a.csv", 1, 40);
    return digest(undisturbed.run("2026-11-20"));
  }

  private static String digest(RunResult result) {
    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    return ((RunResult.Published) result).version().contentDigest().hex();
  }

  /** A disk that is full where a file of this name begins. */
  private record NoRoomFor(String name) implements StorageWatch {
    @Override
    public void before(StorageStep step, String path) throws IOException {
      if (FULL.get() && step == StorageStep.BEGIN && path.endsWith(name)) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void after(StorageStep step, String path) {}
  }
}
