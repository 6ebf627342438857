package dev.granary.pipeline;

import dev.granary.pipeline.CannotPublish.Why;
import dev.granary.pipeline.RunRequest.Caller;
import dev.granary.pipeline.RunRequest.Publishing;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/** What follows when the job of a run has ended, whoever waited for it: judge, and publish. */
final class AfterJob {
  private final Setting setting;
  private final Submission submission;
  private final PublishRun.Asked asked;
  private final Spec spec;

  /** Which run, and how it is reached. */
  record Setting(SubmittedRun run, Environment environment, Clock clock) {}

  /** What stays of a run that is published. */
  enum Afterwards {
    /** Its note, which tells whoever publishes it once more. */
    REMEMBER,
    /** Nothing. */
    FORGET
  }

  AfterJob(Setting setting, Submission submission, PublishRun.Asked asked) {
    this.setting = setting;
    this.submission = submission;
    this.asked = asked;
    Submission.Source source = submission.origin().source();
    spec = Specs.read(Path.of(source.directory(), "spec.yaml"), source.text()).spec();
  }

  /** Fails unless the job did all that it should. */
  void require(PipelineResult.@Nullable State state, RunNote note) {
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
    folder(note).failed(failure);
    throw new EngineFailed(failure);
  }

  /**
   * Publishes what a job that is done has written, unless somebody else did; holds the dataset's
   * lock meanwhile.
   */
  RunResult publish(Publishing publishing, Afterwards afterwards) throws IOException {
    PublishRun.Place place = setting.run().place();
    LockOutcome taken = RunLock.tryToTake(storage(), place.root(), place.dataset(), claim());
    if (taken instanceof LockOutcome.Occupied occupied) {
      return new RunResult.Occupied(occupied.holder());
    }
    try (RunLock lock = ((LockOutcome.Taken) taken).lock()) {
      RunNote note = setting.run().note();
      Optional<RunResult> published = setting.run().published(note);
      if (published.isPresent()) {
        return published.get();
      }
      return ending(request(publishing, note), folder(standing(note, afterwards)))
          .end(Publisher.ofRun(note, lock, storage(), place.root()));
    }
  }

  private RunEnding ending(RunRequest request, RunFolder folder) throws IOException {
    InputListing listing = InputListing.read(storage(), folder.places().listing());
    Books books = Books.read(spec, listing, folder.places());
    return new RunEnding(
        new RunEnding.Run(
            storage(),
            setting.run().place().root(),
            setting.environment(),
            request,
            setting.clock()),
        folder,
        books,
        new RunSummary(books, new StepTimes(asked.watching().listener())));
  }

  private static RunNote standing(RunNote note, Afterwards afterwards) {
    return afterwards == Afterwards.REMEMBER ? note : note.ended(RunNote.Ending.NONE, "");
  }

  private RunFolder folder(RunNote note) {
    return new OpenFolder(storage(), setting.run().place().root(), spec, setting.environment())
        .submitted(note, submission);
  }

  private Claim claim() {
    return new Claim(
        "publish-" + setting.clock().millis() + "-" + ProcessHandle.current().pid(),
        "",
        asked.caller().by(),
        asked.caller().started(),
        setting.environment().lease());
  }

  /** As the run was asked, with the code that made its files; published by whoever asks now. */
  private RunRequest request(Publishing publishing, RunNote note) {
    Submission.Origin origin = submission.origin();
    return new RunRequest(
        origin.source().directory(),
        origin.source().text(),
        note.claim().runKey(),
        origin.commandLine(),
        origin.environmentWords(),
        publishing,
        RunRequest.Beginning.ANEW,
        new Caller(asked.caller().by(), origin.caller().codeVersion(), origin.caller().started()),
        asked.watching());
  }

  private Storage storage() {
    return setting.run().storage();
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
