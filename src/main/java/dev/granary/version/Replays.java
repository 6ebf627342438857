package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;

/** Orders to read records again that a dataset set aside; the next version carries them out. */
public final class Replays {
  /** Where their lists stand, below the dataset's directory. */
  public static final String DIRECTORY = "_replays";

  private static final int TRIES = 100;

  private final Storage storage;
  private final DatasetPaths paths;

  public Replays(Storage storage, String root, String dataset) {
    this.storage = storage;
    paths = new DatasetPaths(root, dataset);
  }

  /** Those that wait to be carried out, oldest first. */
  public List<ReplayOrder> open() throws IOException {
    return Standing.of(History.read(storage, paths)).openReplays();
  }

  /** The list of an order. */
  public String listOf(HistoryEvent.ReplayOrdered order) {
    return place(order.path());
  }

  /** What a list is held to, as it stands now. */
  public Sha256 digestOf(String list) throws IOException {
    try (InputStream content = Channels.newInputStream(storage.open(list))) {
      return Sha256.of(content);
    }
  }

  /** Where something stands that an event names. */
  public String place(String path) {
    return paths.below(path);
  }

  /** Writes an order into the history, whose list must stand. */
  public ReplayOrder record(HistoryEvent.ReplayOrdered event, Stamp stamp)
      throws Superseded, IOException {
    return new ReplayOrder(recorded(event, stamp).sequence(), event, stamp);
  }

  /** Makes an order void. */
  public void withdraw(HistoryEvent.ReplayWithdrawn event, Stamp stamp)
      throws Superseded, IOException {
    recorded(event, stamp);
  }

  private HistoryEntry recorded(HistoryEvent event, Stamp stamp) throws Superseded, IOException {
    return new Recording(storage, paths, TRIES).recordOrFail(standing -> event, stamp);
  }
}
