package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what of a dataset may go; removes nothing. */
final class FindGarbage {
  /** Where runs work, below the dataset's folder. */
  static final String RUNS = "_runs";

  /** A run is named after the millisecond in which it began. */
  private static final Pattern RUN = Pattern.compile("([0-9]{1,15})-.*");

  private final Storage storage;
  private final DatasetPaths paths;
  private final Standing standing;
  private final Retention retention;

  FindGarbage(Storage storage, DatasetPaths paths, Standing standing, Retention retention) {
    this.storage = storage;
    this.paths = paths;
    this.standing = standing;
    this.retention = retention;
  }

  Garbage find() throws IOException {
    List<Garbage.Leftover> leftovers = new ArrayList<>(unnamedVersions());
    leftovers.addAll(oldRuns());
    return new Garbage(versions(), leftovers);
  }

  private List<Garbage.Version> versions() {
    List<HistoryEntry> live = standing.live();
    List<Garbage.Version> versions = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      HistoryEvent.Published event = Standing.eventOf(live.get(i));
      PublishedVersion version =
          new PublishedVersion(paths.dataset(), paths.below(event.path()), event, live.get(i));
      versions.add(new Garbage.Version(version, reasonToStay(version, live.size() - i)));
    }
    return versions;
  }

  private String reasonToStay(PublishedVersion version, int countedFromNewest) {
    VersionNumber number = version.number();
    if (standing.current().filter(number::equals).isPresent()) {
      return "current";
    }
    if (standing.beforeCurrent().filter(number::equals).isPresent()) {
      return "a roll back leads to it";
    }
    if (standing.pins().containsKey(number)) {
      return "pinned: " + standing.pins().get(number);
    }
    if (standing.models().needs(number)) {
      return "a promoted model was trained on it";
    }
    if (countedFromNewest <= retention.newest()) {
      return "one of the newest " + retention.newest();
    }
    return retention.isYoung(version.stamp().at()) ? "young" : "";
  }

  /**
   * Folders of publishers that died before their last step, and of versions collected by halves.
   */
  private List<Garbage.Leftover> unnamedVersions() throws IOException {
    List<Garbage.Leftover> leftovers = new ArrayList<>();
    for (String name : storage.children(paths.directory())) {
      VersionNumber.find(name)
          .filter(number -> !standing.isLive(number))
          .ifPresent(
              number ->
                  leftovers.add(
                      new Garbage.Leftover(
                          name,
                          standing.collection(number).isPresent()
                              ? "rest of a version that was collected"
                              : "version that was never published")));
    }
    return leftovers;
  }

  private List<Garbage.Leftover> oldRuns() throws IOException {
    List<Garbage.Leftover> leftovers = new ArrayList<>();
    RunNotes notes = new RunNotes(storage, paths);
    for (String name : storage.children(paths.below(RUNS))) {
      Matcher run = RUN.matcher(name);
      if (run.matches()
          && !retention.isInGrace(Instant.ofEpochMilli(Long.parseLong(run.group(1))))
          && !notes.isAwaited(name, retention.now())) {
        leftovers.add(new Garbage.Leftover(RUNS + "/" + name, "folder of a run that is over"));
      }
    }
    return leftovers;
  }
}
