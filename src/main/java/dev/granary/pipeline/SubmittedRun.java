package dev.granary.pipeline;

import dev.granary.pipeline.CannotPublish.Why;
import dev.granary.storage.Storage;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.Optional;

/** A run that was submitted, as its note tells it now. */
record SubmittedRun(Storage storage, PublishRun.Place place) {

  /**
   * The note of a run that is still to be published, or was.
   *
   * @throws CannotPublish if it is neither
   * @throws EngineFailed if its job is known to have failed
   */
  RunNote note() throws IOException {
    RunNote note =
        notes()
            .find(place.run())
            .orElseThrow(
                () ->
                    new CannotPublish(
                        Why.UNKNOWN_RUN,
                        "there is no run "
                            + place.run()
                            + " in "
                            + place.directory()
                            + "; `granary versions` shows whether it was published"));
    switch (note.ending()) {
      case SUBMITTED, PUBLISHED -> {}
      case FAILED -> throw new EngineFailed(note.message());
      case BLOCKED ->
          throw new CannotPublish(
              Why.BLOCKED, "run " + place.run() + " was blocked: " + note.message());
      case OVERTAKEN ->
          throw new CannotPublish(
              Why.OVERTAKEN,
              "another run took over from run " + place.run() + "; run the dataset again");
      case NONE, STAGED, UNSETTLED ->
          throw new CannotPublish(
              Why.NOT_SUBMITTED,
              "run " + place.run() + " has no job to publish after; see `granary status`");
    }
    return note;
  }

  /** The version that it became, where it was published. */
  Optional<RunResult> published(RunNote note) throws IOException {
    if (note.ending() != RunNote.Ending.PUBLISHED) {
      return Optional.empty();
    }
    Versions versions = Versions.of(storage, place.root(), place.dataset());
    return Optional.of(
        new RunResult.Unchanged(
            versions.resolve(note.message()), Optional.empty(), RunResult.Unchanged.What.RUN));
  }

  Submission submission() throws IOException {
    return Submission.read(storage, notes().folder(place.run()) + "/" + RunPlaces.SUBMISSION);
  }

  private RunNotes notes() {
    return new RunNotes(storage, place.root(), place.dataset());
  }
}
