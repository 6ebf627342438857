package dev.granary.pipeline;

import dev.granary.pipeline.CannotPublish.Why;
import dev.granary.pipeline.RunRequest.Publishing;
import dev.granary.pipeline.dataflow.Job;
import dev.granary.pipeline.dataflow.RunnerJobs;
import dev.granary.pipeline.dataflow.Task;
import dev.granary.spec.Environment;
import dev.granary.storage.Storage;
import dev.granary.version.RunNote;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Publishes a run whose job ended when nobody waited for it. It can be asked again and again: a run
 * is published once.
 */
public final class PublishRun {
  private final SubmittedRun run;
  private final Environment environment;
  private final Asked asked;
  private final Clock clock;

  /** Where the run stands. */
  public record Place(String root, String dataset, String run) {
    String directory() {
      return root + "/" + dataset;
    }
  }

  /**
   * What is asked.
   *
   * @param job the run's, where the run itself does not know it
   */
  public record Asked(
      Optional<String> job, RunRequest.Caller caller, RunRequest.Watching watching) {}

  public PublishRun(
      Storage storage, Place place, Environment environment, Asked asked, Clock clock) {
    run = new SubmittedRun(storage.confinedTo(place.directory()), place);
    this.environment = environment;
    this.asked = asked;
    this.clock = clock;
  }

  /**
   * Publishes it, or tells why there is nothing to publish.
   *
   * @throws CannotPublish if it cannot be published as things stand
   * @throws EngineFailed if its job failed
   */
  public RunResult publish() throws IOException {
    RunNote note = run.note();
    Optional<RunResult> published = run.published(note);
    if (published.isPresent()) {
      return published.get();
    }
    requireDataflow();
    Submission submission = run.submission();
    AfterJob after = new AfterJob(new AfterJob.Setting(run, environment, clock), submission, asked);
    after.require(stateOf(note, submission), note);
    return after.publish(Publishing.PUBLISH, AfterJob.Afterwards.REMEMBER);
  }

  private void requireDataflow() {
    if (environment.engine() != Environment.Engine.DATAFLOW) {
      throw new BadEngineOption(
          "the environment does not name engine dataflow, which has the job of run %s; name the one that the run was submitted with, by --env"
              .formatted(run.place().run()));
    }
  }

  private PipelineResult.State stateOf(RunNote note, Submission submission) {
    String id =
        asked
            .job()
            .or(() -> submission.job().map(Job::id))
            .orElseThrow(
                () ->
                    new CannotPublish(
                        Why.NOT_SUBMITTED,
                        "run "
                            + run.place().run()
                            + " was begun from a template and does not know its job; name it with"
                            + " --job ID"));
    Task task =
        new Task(
            run.place().root(),
            run.place().dataset(),
            run.place().run(),
            note.claim().runKey(),
            note.origin().spec().hex());
    PipelineOptions options =
        Engines.options(
            environment,
            asked.watching().engineArguments(),
            new Engines.Work(submission.spill(), task));
    return RunnerJobs.find(options, id).getState();
  }
}
