package dev.granary.pipeline;

import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.Claim;
import dev.granary.version.RunLock;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a run its folder: a new one, or that of a run like it that did not come to its end. */
final class OpenFolder {
  private final Storage storage;
  private final RunNotes notes;
  private final Spec spec;
  private final Environment environment;

  OpenFolder(Storage storage, String root, Spec spec, Environment environment) {
    this.storage = storage;
    this.spec = spec;
    this.environment = environment;
    notes = new RunNotes(storage, root, spec.dataset());
  }

  /** A folder with nothing in it. */
  RunFolder anew(RunLock lock, Claim claim, RunNote.Origin origin) {
    return folder(
        new RunNote(claim.run(), lock.number(), claim, origin, List.of(), RunNote.Ending.NONE, ""));
  }

  /** The folder of the newest run that was made from the same, if what it noted is still there. */
  Optional<RunFolder> resumed(RunLock lock, Claim claim, RunNote.Origin origin) throws IOException {
    Optional<RunNote> left = notes.resumable(claim.runKey(), origin);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    RunPlaces places = places(left.get().folder());
    List<RunNote.Phase> phases = new ArrayList<>(left.get().phases());
    if (!storage.exists(places.facts()) || !storage.exists(places.staging())) {
      phases.remove(RunNote.Phase.WRITTEN);
    }
    if (!storage.exists(places.kept()) || !storage.exists(places.spill())) {
      phases.remove(RunNote.Phase.SCANNED);
    }
    if (phases.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        folder(
            new RunNote(
                left.get().folder(),
                lock.number(),
                claim,
                origin,
                phases,
                RunNote.Ending.NONE,
                "")));
  }

  /** The folder of a run that was submitted, as it was then. */
  RunFolder submitted(RunNote note, Submission submission) {
    String spill = submission.spill();
    RunPlaces places = new RunPlaces(storage.confinedTo(spill), notes.folder(note.folder()), spill);
    return new RunFolder(storage, notes, places, note);
  }

  private RunFolder folder(RunNote note) {
    return new RunFolder(storage, notes, places(note.folder()), note);
  }

  private RunPlaces places(String folder) {
    String directory = notes.folder(folder);
    String spill =
        environment
            .temporary()
            .map(temporary -> temporary + "/granary-" + spec.dataset() + "-" + folder)
            .orElse(directory + "/spill");
    return new RunPlaces(storage.confinedTo(spill), directory, spill);
  }
}
