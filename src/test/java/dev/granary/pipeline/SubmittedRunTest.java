package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.gcs.LocalGcs;
import dev.granary.version.PublishOutcome;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.PipelineResult.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose work is a job that goes on by itself is published once, by whoever asks. */
@Timeout(120)
class SubmittedRunTest {
  private static final String SPEC =
      """
      dataset: owls
      version: "1.0"
      seed: 7
      sources:
        - {name: log, files: "gs://lake/data/*.csv", licence: CC0-1.0, key: [id]}
      schema:
        id: {type: string}
        seen: {type: int}
      splits: {train: 1.0}
      features:
        seen: {as: int}
      shards: {processes: [2]}
      publish: {root: out}
      """;

  @TempDir Path folder;
  private LocalGcs gcs;
  private JobRuns owls;
  private Path spec;

  @BeforeEach
  void deliver() throws IOException {
    gcs = LocalGcs.start("lake");
    owls = new JobRuns(gcs, folder);
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    StringBuilder rows = new StringBuilder("id,seen\n");
    for (int owl = 0; owl < 40; owl++) {
      rows.append("owl-%d,%d\n".formatted(owl, owl));
    }
    gcs.put("lake", "data/a.csv", rows.toString());
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void whoWaitsPublishesAndLeavesNothing() throws IOException {
    RunResult result = owls.run(spec);

    assertThat(result).isInstanceOf(RunResult.Published.class);
    assertThat(owls.notices())
        .containsExactly(
            "Dataflow job job-1 is at work, and is waited for:"
                + " https://console.cloud.google.com/dataflow/jobs/us-central1/job-1?project=some-project",
            "Dataflow job job-1 is done; its workers counted 40 records read");
    assertThat(notes()).isEmpty();
    assertThat(owls.storage().children(JobRuns.ROOT + "/owls/_runs")).isEmpty();
  }

  @Test
  void whoSubmitsGivesTheLockBackAndTellsHowToPublish() throws IOException {
    RunResult.Submitted submitted = submit();

    RunNote note = notes().get(0);
    assertThat(note.ending()).isEqualTo(RunNote.Ending.SUBMITTED);
    assertThat(submitted.folder()).isEqualTo(JobRuns.ROOT + "/owls/_runs/" + note.folder());
    assertThat(submitted.publishing())
        .isEqualTo("scripts/granary publish --env configs/dataflow.yaml " + submitted.folder());
    assertThat(submitted.job().orElseThrow().id()).isEqualTo("job-1");
    assertThat(owls.submitted(note.folder()).submission().origin().source().text()).isEqualTo(SPEC);
    assertThat(new RunNotes(owls.storage(), JobRuns.ROOT, "owls").holder().orElseThrow().state())
        .hasToString("RELEASED");
    assertThat(versions()).isEmpty();
  }

  @Test
  void isPublishedOnceHoweverOftenSomebodyAsks() throws IOException {
    String run = submit().folder();
    Files.delete(spec);

    RunResult first = owls.publish(run);
    RunResult second = owls.publish(run);
    RunResult third = owls.ask(run);

    assertThat(first).isInstanceOf(RunResult.Published.class);
    for (RunResult later : List.of(second, third)) {
      RunResult.Unchanged unchanged = (RunResult.Unchanged) later;
      assertThat(unchanged.what()).isEqualTo(RunResult.Unchanged.What.RUN);
      assertThat(unchanged.version().number()).hasToString("1.0.0");
    }
    assertThat(versions()).containsExactly("1.0.0");
    assertThat(notes()).extracting(RunNote::ending).containsExactly(RunNote.Ending.PUBLISHED);
    assertThat(owls.storage().children(run)).containsExactly("run.json", "submission.json");
  }

  @Test
  void theSameDataOnceMoreIsNoVersion() throws IOException {
    String one = submit().folder();
    String other = submit().folder();
    owls.publish(one);

    RunResult.Unchanged unchanged = (RunResult.Unchanged) owls.publish(other);

    assertThat(unchanged.what()).isEqualTo(RunResult.Unchanged.What.DATA);
    assertThat(((RunResult.Unchanged) owls.publish(other)).what())
        .isEqualTo(RunResult.Unchanged.What.RUN);
    assertThat(versions()).containsExactly("1.0.0");
  }

  @Test
  void aRunThatWasTakenOverFromMayNotPublish() throws IOException {
    String run = submit().folder();
    gcs.put(
        "lake",
        "out/owls/_lock/00000002.json",
        """
        {"formatVersion": 1, "lock": 2, "run": "dead-1", "runKey": "", "by": "other@host",
         "since": "2026-11-20T00:00:00Z", "leaseMillis": 50,
         "machine": "", "pid": 1, "started": 0, "beat": 0, "released": 0}
        """);

    RunResult.Unsettled unsettled = (RunResult.Unsettled) owls.publish(run);

    assertThat(unsettled.outcome()).isInstanceOf(PublishOutcome.Fenced.class);
    assertThat(versions()).isEmpty();
    assertThatThrownBy(() -> owls.publish(run))
        .isInstanceOf(CannotPublish.class)
        .hasMessageStartingWith("another run took over from run ");
  }

  @Test
  void aGateStandsInItsWayAsInAnyRun() throws IOException {
    Files.writeString(spec, SPEC + "gates: {min_records: 1000}\n");
    String run = submit().folder();

    assertThat(owls.publish(run)).isInstanceOf(RunResult.Blocked.class);
    assertThatThrownBy(() -> owls.ask(run))
        .isInstanceOf(CannotPublish.class)
        .hasMessageContaining(" was blocked: volume.records failed");
    assertThat(versions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "CANCELLED"})
  void aJobThatFailsLeavesItsPageAndNoFiles(State state) throws IOException {
    assertThatThrownBy(() -> owls.endingAs(state).run(spec))
        .isInstanceOf(EngineFailed.class)
        .hasMessage(
            "Dataflow job job-1 ended as "
                + state
                + "; nothing was published. Why is told on its page,"
                + " https://console.cloud.google.com/dataflow/jobs/us-central1/job-1?project=some-project."
                + " When that is mended, run again: scripts/granary run "
                + spec);

    RunNote note = notes().get(0);
    assertThat(note.ending()).isEqualTo(RunNote.Ending.FAILED);
    assertThat(owls.storage().children(JobRuns.ROOT + "/owls/_runs/" + note.folder()))
        .containsExactly("run.json", "submission.json");
    assertThatThrownBy(() -> owls.ask(note.folder())).isInstanceOf(EngineFailed.class);
    assertThat(versions()).isEmpty();
  }

  @Test
  void aJobAtWorkIsNotPublished() throws IOException {
    String run = submit().folder();

    assertThatThrownBy(() -> owls.afterJob(run).require(State.RUNNING, owls.submitted(run).note()))
        .isInstanceOf(CannotPublish.class)
        .hasMessageStartingWith("Dataflow job job-1 is not done, its state is RUNNING");
    assertThatThrownBy(() -> owls.afterJob(run).require(State.UNKNOWN, owls.submitted(run).note()))
        .isInstanceOf(EngineFailed.class)
        .hasMessageStartingWith("Dataflow did not say how Dataflow job job-1 stands");
    assertThat(notes().get(0).ending()).isEqualTo(RunNote.Ending.SUBMITTED);
  }

  @Test
  void whatWasNotSubmittedIsNotPublished() throws IOException {
    assertThatThrownBy(() -> owls.ask("1700000000000-1"))
        .isInstanceOf(CannotPublish.class)
        .hasMessageStartingWith("there is no run 1700000000000-1 in gs://lake/out/owls");

    String run = submit().folder();
    assertThatThrownBy(() -> owls.ask(run))
        .isInstanceOf(BadEngineOption.class)
        .hasMessageStartingWith("the environment does not name engine dataflow");
  }

  @Test
  void filesOfThisMachineAreRefusedBeforeAnythingIsRead() throws IOException {
    Files.writeString(spec, SPEC.replace("gs://lake/data/*.csv", "data/*.csv"));

    assertThatThrownBy(() -> owls.run(spec))
        .isInstanceOf(BadEngineOption.class)
        .hasMessage(
            "source log: the workers of Dataflow do not see %s/data/*.csv, a file of this machine; copy it to a bucket, and name it by gs://. Nothing was read."
                .formatted(folder));
    assertThat(gcs.requests()).isEmpty();
  }

  private RunResult.Submitted submit() throws IOException {
    return (RunResult.Submitted) owls.submitting().run(spec);
  }

  private List<RunNote> notes() throws IOException {
    return new RunNotes(owls.storage(), JobRuns.ROOT, "owls").list();
  }

  private List<String> versions() throws IOException {
    return Versions.of(owls.storage(), JobRuns.ROOT, "owls").list().stream()
        .map(version -> version.number().toString())
        .toList();
  }
}
