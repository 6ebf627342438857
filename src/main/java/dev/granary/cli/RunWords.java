package dev.granary.cli;

import dev.granary.report.Legible;
import dev.granary.version.Holder;
import dev.granary.version.RunNote;
import java.util.Optional;

/** What became of a run that left a note, and what to do, in a sentence or two. */
final class RunWords {
  private RunWords() {}

  static String of(RunNote note, Optional<Holder> holder) {
    String run =
        note.folder()
            + (note.claim().runKey().isEmpty() ? "" : " for " + Legible.text(note.claim().runKey()))
            + ", begun "
            + Moments.text(note.claim().since())
            + ": ";
    return run
        + switch (note.ending()) {
          case NONE -> unfinished(note, holder);
          case FAILED -> "failed" + after(note) + ": " + Legible.text(note.message()) + again(note);
          case BLOCKED -> "blocked by a gate: " + Legible.text(note.message());
          case STAGED -> "not published, as asked: " + Legible.text(note.message());
          case UNSETTLED ->
              "it is not known whether it published; look with `versions`, delete nothing";
          case SUBMITTED ->
              Legible.text(note.message())
                  + " was begun for it. When it is done: scripts/granary publish "
                  + note.folder();
          case PUBLISHED -> "published as " + Legible.text(note.message());
          case OVERTAKEN -> "another run took over; nothing was published";
        };
  }

  private static String unfinished(RunNote note, Optional<Holder> holder) {
    boolean atWork =
        holder
            .filter(found -> found.number() == note.lock())
            .filter(found -> found.state() == Holder.State.HELD)
            .filter(found -> !found.isGone())
            .isPresent();
    return atWork ? "at work" + after(note) : "died" + after(note) + again(note);
  }

  private static String after(RunNote note) {
    if (note.phases().isEmpty()) {
      return " before all input was scanned";
    }
    return note.phases().contains(RunNote.Phase.WRITTEN)
        ? " after all files were written"
        : " after all input was scanned";
  }

  private static String again(RunNote note) {
    return note.phases().isEmpty()
        ? ". Run again."
        : ". Run again with --resume: what is complete is not done again.";
  }
}
