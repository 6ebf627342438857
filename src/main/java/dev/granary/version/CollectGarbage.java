package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what no reader, no roll back and no run needs. First the history says that it is gone,
 * then it goes: so a reader never finds half a version, a publisher that was held dead cannot
 * publish what is being removed, and a collection that died goes on with the next.
 */
public final class CollectGarbage {
  private static final int TRIES = 100;

  /** So that an entry stays small. */
  private static final int NAMES_IN_ENTRY = 400;

  private final Storage storage;
  private final DatasetPaths paths;
  private final Retention retention;

  public CollectGarbage(Storage storage, String root, String dataset, Retention retention) {
    this.storage = storage;
    paths = new DatasetPaths(root, dataset);
    this.retention = retention;
  }

  /** What would go, if nothing changes. */
  public Garbage plan() throws IOException {
    Standing standing = Standing.of(History.read(storage, paths));
    return new FindGarbage(storage, paths, standing, retention).find();
  }

  /**
   * Removes what may go as things stand now, and tells what that was. Only who has the lock may: a
   * run at work would lose its files.
   *
   * @throws Superseded where another run took the lock meanwhile
   */
  public Garbage collect(RunLock lock, Stamp stamp) throws Superseded, IOException {
    Garbage garbage = plan();
    record(garbage, lock, stamp);
    for (PublishedVersion version : garbage.going()) {
      storage.delete(version.directory());
    }
    for (Garbage.Leftover leftover : garbage.leftovers()) {
      storage.delete(paths.below(leftover.path()));
    }
    storage.sweep(paths.directory(), retention.now().minus(retention.grace()));
    return garbage;
  }

  private void record(Garbage garbage, RunLock lock, Stamp stamp) throws Superseded, IOException {
    List<VersionNumber> versions = garbage.going().stream().map(PublishedVersion::number).toList();
    List<String> leftovers = garbage.leftovers().stream().map(Garbage.Leftover::path).toList();
    int names = Math.max(versions.size(), leftovers.size());
    for (int from = 0; from < names; from += NAMES_IN_ENTRY) {
      record(new HistoryEvent.Collected(part(versions, from), part(leftovers, from)), lock, stamp);
    }
  }

  private void record(HistoryEvent.Collected event, RunLock lock, Stamp stamp)
      throws Superseded, IOException {
    new Recording(storage, paths, TRIES)
        .recordOrFail(
            standing -> {
              requireStillGarbage(standing, event, lock);
              return event;
            },
            stamp);
  }

  /** A roll back or a pin that came first wins. */
  private static void requireStillGarbage(
      Standing standing, HistoryEvent.Collected event, RunLock lock) throws Superseded {
    if (standing.fenceOf(lock.number()).isPresent()) {
      throw new Superseded(
          standing.fenceOf(lock.number()).get(),
          "another run took over while garbage was looked for; nothing was removed");
    }
    for (VersionNumber number : event.versions()) {
      if (standing.current().filter(number::equals).isPresent()
          || standing.pins().containsKey(number)
          || standing.models().needs(number)) {
        throw new Superseded(
            standing.newest(),
            "version %s was made current, pinned or needed by a model meanwhile; nothing was removed, try again"
                .formatted(number));
      }
    }
  }

  private static <T> List<T> part(List<T> names, int from) {
    return new ArrayList<>(
        names.subList(Math.min(from, names.size()), Math.min(from + NAMES_IN_ENTRY, names.size())));
  }
}
