package dev.granary.pipeline;

import dev.granary.pipeline.CannotPublish.Why;
import dev.granary.pipeline.dataflow.Job;
import dev.granary.pipeline.dataflow.RunnerJobs;
import dev.granary.pipeline.dataflow.Task;
import dev.granary.spec.Environment;
import dev.granary.storage.Storage;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import dev.granary.version.Versions;
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
  private final Storage storage;
  private final Place place;
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
    this.storage = storage.confinedTo(place.directory());
    this.place = place;
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
    RunNotes notes = new RunNotes(storage, place.root(), place.dataset());
    RunNote note =
        notes
            .find(place.run())
            .orElseThrow(
                () ->
                    new CannotPublish(
                        Why.UNKNOWN_RUN,
                        "there is no run " + place.run() + " in " + place.directory()));
    if (note.ending() == RunNote.Ending.PUBLISHED) {
      return published(note);
    }
    requireSubmitted(note);
    requireDataflow();
    Submission submission =
        Submission.read(storage, notes.folder(place.run()) + "/" + RunPlaces.SUBMISSION);
    AfterJob after =
        new AfterJob(
            new AfterJob.Where(storage, place.root(), environment), submission, asked, clock);
    after.require(stateOf(note, submission), note);
    return after.publish(note);
  }

  private RunResult published(RunNote note) throws IOException {
    Versions versions = Versions.of(storage, place.root(), place.dataset());
    return new RunResult.Unchanged(
        versions.resolve(note.message()), Optional.empty(), RunResult.Unchanged.What.RUN);
  }

  private void requireDataflow() {
    if (environment.engine() != Environment.Engine.DATAFLOW) {
      throw new BadEngineOption(
          "the environment does not name engine dataflow, which has the job of run %s; name the one that the run was submitted with, by --env"
              .formatted(place.run()));
    }
  }

  private void requireSubmitted(RunNote note) {
    switch (note.ending()) {
      case SUBMITTED -> {}
      case FAILED -> throw new EngineFailed(note.message());
      case BLOCKED ->
          throw new CannotPublish(
              Why.BLOCKED, "run " + place.run() + " was blocked: " + note.message());
      case OVERTAKEN ->
          throw new CannotPublish(
              Why.OVERTAKEN,
              "another run took over from run " + place.run() + "; run the dataset again");
      default ->
          throw new CannotPublish(
              Why.NOT_SUBMITTED,
              "run "
                  + place.run()
                  + " has no job whose end could be published; see `granary status`");
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
                            + place.run()
                            + " was begun from a template and does not know its job; name it with"
                            + " --job ID"));
    PipelineOptions options =
        Engines.options(
            environment,
            asked.watching().engineArguments(),
            new Engines.Work(
                submission.spill(),
                new Task(
                    place.root(),
                    place.dataset(),
                    place.run(),
                    note.claim().runKey(),
                    note.origin().spec().hex())));
    return RunnerJobs.find(options, id).getState();
  }
}
