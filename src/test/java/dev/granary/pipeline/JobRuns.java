package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.storage.StorageByScheme;
import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs whose pipeline is one job, which another engine does in Dataflow's place. */
final class JobRuns {
  static final String ROOT = "gs://lake/out";

  private final LocalGcs gcs;
  private final Path folder;
  private final List<String> notices = new ArrayList<>();
  private Environment.Engine inPlace = Environment.Engine.IN_PROCESS;
  private PipelineResult.State ending = PipelineResult.State.DONE;
  private String completion = "wait";

  JobRuns(LocalGcs gcs, Path folder) {
    this.gcs = gcs;
    this.folder = folder;
  }

  JobRuns doneBy(Environment.Engine engine) {
    inPlace = engine;
    return this;
  }

  JobRuns endingAs(PipelineResult.State state) {
    ending = state;
    return this;
  }

  JobRuns submitting() {
    completion = "submit";
    return this;
  }

  Storage storage() {
    return new StorageByScheme(
        new LocalStorage(),
        new GcsStorage(new GcsSettings(gcs.endpoint(), "", GcsSettings.Credentials.NONE)));
  }

  /** What people were told while a run went on. */
  List<String> notices() {
    return notices;
  }

  RunResult run(Path spec) throws IOException {
    String text = Files.readString(spec);
    RunRequest request =
        new RunRequest(
            folder.toString(),
            text,
            "",
            "scripts/granary run " + spec,
            "--env configs/dataflow.yaml",
            RunRequest.Publishing.PUBLISH,
            RunRequest.Beginning.ANEW,
            caller(),
            watching());
    return new RunDataset(
            storage(),
            Specs.read(spec).spec(),
            environment(),
            request,
            Clock.systemUTC(),
            (where, watching, work) -> new Service(Engines.of(local(), watching, work)))
        .run();
  }

  /** Publishes a run whose job is done, as {@code granary publish} does. */
  RunResult publish(String run) throws IOException {
    return afterJob(run).publish(RunRequest.Publishing.PUBLISH, AfterJob.Afterwards.REMEMBER);
  }

  AfterJob afterJob(String run) throws IOException {
    SubmittedRun submitted = submitted(run);
    return new AfterJob(
        new AfterJob.Setting(submitted, environment(), Clock.systemUTC()),
        submitted.submission(),
        asked());
  }

  SubmittedRun submitted(String run) {
    return new SubmittedRun(storage(), place(run));
  }

  /** The command, as far as it comes without a service. */
  RunResult ask(String run) throws IOException {
    return new PublishRun(storage(), place(run), local(), asked(), Clock.systemUTC()).publish();
  }

  private static PublishRun.Place place(String run) {
    return new PublishRun.Place(ROOT, "owls", run.substring(run.lastIndexOf('/') + 1));
  }

  private PublishRun.Asked asked() {
    return new PublishRun.Asked(Optional.empty(), caller(), watching());
  }

  private static RunRequest.Caller caller() {
    return new RunRequest.Caller("somebody@host", "test", Instant.now());
  }

  private RunRequest.Watching watching() {
    return new RunRequest.Watching(
        StageListener.NONE, List.of(), Throwable::toString, notices::add);
  }

  private Environment environment() throws IOException {
    return Environments.read(
        Files.writeString(
            folder.resolve("dataflow.yaml"),
            """
            engine: dataflow
            root: %s
            lease_seconds: 2
            dataflow:
              project: some-project
              region: us-central1
              staging: gs://lake/staging
              temp: gs://lake/temp
              completion: %s
            """
                .formatted(ROOT, completion)));
  }

  private Environment local() {
    return Runs.environment(inPlace, 2, folder.resolve("local"));
  }

  private final class Service implements Engine {
    private final Engine engine;

    Service(Engine engine) {
      this.engine = engine;
    }

    @Override
    public PipelineOptions options() {
      return engine.options();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      PipelineResult done = engine.run(pipeline);
      done.waitUntilFinish();
      return new PretendedJob(ending, done);
    }
  }
}
