package dev.granary.cli;

import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.record.RecordId;
import dev.granary.version.PublishedVersion;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose quarantine is looked at: that of a version, or of a run that was blocked. */
final class SetAside {
  private static final String LAST = "last";

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "A version such as 1.0.7. Default: the one that was published last.")
  private String version = Versions.LATEST;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "Instead of a version: the folder of a blocked run below _runs, or last for the newest.")
  private @Nullable String run;

  /** The quarantine, and whose it is. */
  record Opened(String of, QuarantineScan scan) {}

  Opened open(DatasetPlace place) throws IOException {
    if (run != null) {
      return openRun(place, run);
    }
    Versions versions = place.versions();
    PublishedVersion published = versions.resolve(version);
    return new Opened(
        place.dataset() + " " + published.number(),
        QuarantineScan.open(place.storage(), published.directory(), versions.manifest(published)));
  }

  /** The first record of an id; fails with "not found" where none was set aside. */
  QuarantineRow find(DatasetPlace place, RecordId id) throws IOException {
    Opened opened = open(place);
    try (QuarantineScan scan = opened.scan()) {
      while (scan.hasNext()) {
        QuarantineRow row = scan.next();
        if (row.id().equals(id)) {
          return row;
        }
      }
    }
    throw new VerbFailed(
        ExitCode.NOT_FOUND,
        "no record of " + opened.of() + " with the id " + id + " was set aside");
  }

  private static Opened openRun(DatasetPlace place, String asked) throws IOException {
    RunNotes notes = new RunNotes(place.storage(), place.root(), place.dataset());
    Optional<RunNote> note =
        asked.equals(LAST)
            ? notes.list().stream()
                .filter(each -> each.ending() == RunNote.Ending.BLOCKED)
                .findFirst()
            : notes.find(asked);
    if (note.isEmpty()) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          asked.equals(LAST)
              ? "no blocked run of " + place.dataset() + " is kept; see status"
              : "there is no run " + asked + " of " + place.dataset() + "; see status");
    }
    return new Opened(
        place.dataset() + ", run " + note.get().folder(),
        QuarantineScan.openRun(place.storage(), notes.folder(note.get().folder())));
  }
}
