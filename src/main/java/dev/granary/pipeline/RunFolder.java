package dev.granary.pipeline;

import dev.granary.storage.Storage;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import java.io.IOException;

/**
 * The folder of one run: where its things stand, and how far it came. A phase is noted when all of
 * it is on disk; what a phase left that was not complete is removed when the run fails, so that a
 * full disk does not stay full, and what was complete stays for a run that goes on from it.
 */
final class RunFolder {
  private final Storage storage;
  private final RunNotes notes;
  private final RunPlaces places;
  private RunNote note;

  RunFolder(Storage storage, RunNotes notes, RunPlaces places, RunNote note) {
    this.storage = storage;
    this.notes = notes;
    this.places = places;
    this.note = note;
  }

  RunNote note() {
    return note;
  }

  RunPlaces places() {
    return places;
  }

  /** Notes that the run begins, or goes on. */
  void begin() throws IOException {
    notes.write(note);
  }

  boolean isDone(RunNote.Phase phase) {
    return note.phases().contains(phase);
  }

  void done(RunNote.Phase phase) throws IOException {
    note = note.with(phase);
    notes.write(note);
  }

  /** Notes what failed, and makes room. A second failure on top changes nothing of the first. */
  void failed(String message) {
    try {
      if (!isDone(RunNote.Phase.SCANNED)) {
        removeScan();
      }
      if (!isDone(RunNote.Phase.WRITTEN)) {
        storage.delete(places.staging());
        storage.delete(places.facts());
      }
      notes.write(note.ended(RunNote.Ending.FAILED, message));
    } catch (IOException | RuntimeException secondFailure) {
      // The first one is on its way to whoever called, and says what to do.
    }
  }

  /** Ends as a run whose folder people look into; what only the run itself needed goes. */
  void end(RunNote.Ending ending, String message) throws IOException {
    if (ending != RunNote.Ending.UNSETTLED) {
      removeScan();
      storage.delete(places.facts());
    }
    note = note.ended(ending, message);
    notes.write(note);
  }

  /** Notes that a job is at work, which goes on when this process ends. */
  void submitted(Submission submission) throws IOException {
    submission.write(storage, places);
    note =
        note.ended(
            RunNote.Ending.SUBMITTED,
            submission.job().map(Object::toString).orElse("a template of Dataflow"));
    notes.write(note);
  }

  /**
   * The run is over, and a version says the rest: all of it goes, but of a run that was submitted
   * stays which version that is, for whoever publishes it once more.
   */
  void settle(String version) throws IOException {
    if (note.ending() != RunNote.Ending.SUBMITTED) {
      storage.delete(places.spill());
      storage.delete(places.directory());
      return;
    }
    end(RunNote.Ending.PUBLISHED, version);
    storage.delete(places.staging());
  }

  private void removeScan() throws IOException {
    storage.delete(places.spill());
    storage.delete(places.scan());
    storage.delete(places.listing());
  }
}
