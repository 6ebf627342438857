package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;

/** Keeps single versions from being collected, whoever collects and whatever is to be kept. */
public final class Pins {
  private static final int TRIES = 100;

  private final Storage storage;
  private final DatasetPaths paths;

  public Pins(Storage storage, String root, String dataset) {
    this.storage = storage;
    paths = new DatasetPaths(root, dataset);
  }

  /** Pins a version that is there. */
  public void pin(PublishedVersion version, String reason, Stamp stamp)
      throws Superseded, IOException {
    record(version, new HistoryEvent.Pinned(version.number(), reason), stamp);
  }

  /** Lets a version go the way of the others. */
  public void unpin(PublishedVersion version, String reason, Stamp stamp)
      throws Superseded, IOException {
    record(version, new HistoryEvent.Unpinned(version.number(), reason), stamp);
  }

  private void record(PublishedVersion version, HistoryEvent event, Stamp stamp)
      throws Superseded, IOException {
    new Recording(storage, paths, TRIES)
        .recordOrFail(
            standing -> {
              if (!standing.isLive(version.number())) {
                throw new NoSuchVersion(
                    "Version %s of %s was collected meanwhile; nothing was changed."
                        .formatted(version.number(), paths.dataset()));
              }
              return event;
            },
            stamp);
  }
}
