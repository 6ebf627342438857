package dev.granary.pipeline;

import dev.granary.pipeline.CannotPublish.Why;
import dev.granary.pipeline.dataflow.Job;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.Storage;
import dev.granary.version.Claim;
import dev.granary.version.LockOutcome;
import dev.granary.version.Publisher;
import dev.granary.version.RunLock;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/** What follows when the job of a run has ended, whoever waited for it: judge, and publish. */
final class AfterJob {
  private final Where where;
  private final Submission submission;
  private final PublishRun.Asked asked;
  private final Clock clock;

  /** Where the dataset stands, and how it is reached. */
  record Where(Storage storage, String root, Environment environment) {}

  AfterJob(Where where, Submission submission, PublishRun.Asked asked, Clock clock) {
    this.where = where;
    this.submission = submission;
    this.asked = asked;
    this.clock = clock;
  }

  /** Fails unless the job did all that it should. */
  void require(PipelineResult.@Nullable State state, RunNote note) throws IOException {
    if (state == PipelineResult.State.DONE) {
      return;
    }
    String job = job();
    if (state == null || state == PipelineResult.State.UNKNOWN) {
      throw new EngineFailed(
          "Dataflow did not say how "
              + job
              + " stands; nothing was published. It goes on by itself: publish its run when it is"
              + " done.");
    }
    if (!state.isTerminal()) {
      throw new CannotPublish(
          Why.AT_WORK,
          "%s is not done, its state is %s; nothing was published. Ask again when it is done: %s"
              .formatted(job, state, page()));
    }
    String failure =
        "%s ended as %s; nothing was published. Why is told on its page, %s. When that is mended, run again: %s"
            .formatted(job, state, page(), submission.origin().commandLine());
    new RunNotes(where.storage(), where.root(), spec().dataset())
        .write(note.ended(RunNote.Ending.FAILED, failure));
    throw new EngineFailed(failure);
  }

  /** Publishes what a job that is done has written; holds the dataset's lock meanwhile. */
  RunResult publish(RunNote note) throws IOException {
    Spec spec = spec();
    LockOutcome taken =
        RunLock.tryToTake(where.storage(), where.root(), spec.dataset(), claim(note));
    if (taken instanceof LockOutcome.Occupied occupied) {
      return new RunResult.Occupied(occupied.holder());
    }
    try (RunLock lock = ((LockOutcome.Taken) taken).lock()) {
      RunFolder folder =
          new OpenFolder(where.storage(), where.root(), spec, where.environment())
              .submitted(note, submission);
      InputListing listing = InputListing.read(where.storage(), folder.places().listing());
      Books books = new Books(spec, listing, RunFacts.read(folder.places()));
      return new RunEnding(
              new RunEnding.Run(
                  where.storage(), where.root(), where.environment(), request(note), clock),
              folder,
              books,
              new RunSummary(books, new StepTimes(asked.watching().listener())))
          .end(Publisher.ofRun(note, lock, where.storage(), where.root()));
    }
  }

  private Claim claim(RunNote note) {
    return new Claim(
        "publish-" + clock.millis() + "-" + ProcessHandle.current().pid(),
        note.claim().runKey(),
        asked.caller().by(),
        asked.caller().started(),
        where.environment().lease());
  }

  /** As the run was asked, by whom and with which code. */
  private RunRequest request(RunNote note) {
    Submission.Origin origin = submission.origin();
    return new RunRequest(
        origin.source().directory(),
        origin.source().text(),
        note.claim().runKey(),
        origin.commandLine(),
        origin.environmentWords(),
        submission.publishing(),
        RunRequest.Beginning.ANEW,
        origin.caller(),
        asked.watching());
  }

  private Spec spec() {
    Submission.Source source = submission.origin().source();
    return Specs.read(Path.of(source.directory(), "spec.yaml"), source.text()).spec();
  }

  private String job() {
    return asked
        .job()
        .map(id -> "Dataflow job " + id)
        .or(() -> submission.job().map(Job::toString))
        .orElse("its job");
  }

  private String page() {
    return submission.job().map(Job::page).orElse("https://console.cloud.google.com/dataflow/jobs");
  }
}
