package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.version.Holder;
import dev.granary.version.PublishedVersion;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a dataset stands: its current version, the run at work, and the runs that left a note. */
record DatasetStatus(
    DatasetPlace place,
    Optional<PublishedVersion> current,
    Optional<Holder> holder,
    List<RunNote> notes) {

  static DatasetStatus of(DatasetPlace place) throws IOException {
    RunNotes notes = new RunNotes(place.storage(), place.root(), place.dataset());
    return new DatasetStatus(place, place.versions().current(), notes.holder(), notes.list());
  }

  boolean isOlderThan(Duration age, Instant now) {
    return current.map(version -> version.stamp().at().isBefore(now.minus(age))).orElse(true);
  }

  String text() {
    StringBuilder text = new StringBuilder(place.dataset()).append('\n');
    text.append("  current version: ")
        .append(
            current
                .map(
                    version ->
                        version.number() + ", published " + Moments.text(version.stamp().at()))
                .orElse("none"))
        .append('\n');
    text.append("  at work: ").append(atWork()).append('\n');
    if (!notes.isEmpty()) {
      text.append("\nRuns that left something\n");
      for (RunNote note : notes) {
        text.append("  ").append(RunWords.of(note, holder)).append('\n');
      }
    }
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document().put("dataset", place.dataset()).put("root", place.root());
    current.ifPresent(
        version ->
            document
                .put("current", version.number().toString())
                .put("published", version.stamp().at().toString()));
    holder.ifPresent(
        found ->
            document
                .putObject("lock")
                .put("run", found.claim().run())
                .put("by", found.claim().by())
                .put("since", found.claim().since().toString())
                .put("state", state(found)));
    ArrayNode runs = document.putArray("runs");
    for (RunNote note : notes) {
      ObjectNode run = runs.addObject().put("folder", note.folder());
      run.put("runKey", note.claim().runKey())
          .put("since", note.claim().since().toString())
          .put("ending", note.ending().name().toLowerCase(Locale.ROOT));
      note.phases()
          .forEach(phase -> run.withArray("phases").add(phase.name().toLowerCase(Locale.ROOT)));
      run.put("sentence", RunWords.of(note, holder));
    }
    return JsonText.of(document);
  }

  private String atWork() {
    if (holder.isEmpty() || holder.get().state() == Holder.State.RELEASED) {
      return "nobody";
    }
    String who = Legible.text(holder.get().toString());
    return holder.get().isGone()
        ? "nobody; " + who + " died without giving the lock back, the next run takes over"
        : who;
  }

  private static String state(Holder holder) {
    if (holder.state() == Holder.State.RELEASED) {
      return "released";
    }
    return holder.isGone() ? "dead" : "held";
  }
}
