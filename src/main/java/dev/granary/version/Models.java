package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/** Which model of a dataset is the one to serve, as the dataset's history tells it. */
public final class Models {
  private static final int TRIES = 100;

  private final Storage storage;
  private final DatasetPaths paths;
  private final Standing standing;

  private Models(Storage storage, DatasetPaths paths, Standing standing) {
    this.storage = storage;
    this.paths = paths;
    this.standing = standing;
  }

  public static Models of(Storage storage, String root, String dataset) throws IOException {
    DatasetPaths paths = new DatasetPaths(root, dataset);
    return new Models(storage, paths, Standing.of(History.read(storage, paths)));
  }

  /** The one to serve, where any was ever promoted. */
  public Optional<TrainedModel> promoted() {
    return standing.models().promoted();
  }

  /** The one that a roll back leads to. */
  public Optional<TrainedModel> beforePromoted() {
    return standing.models().before();
  }

  /** One that was promoted once, by the name of its training. */
  public Optional<TrainedModel> everPromoted(String training) {
    return standing.models().of(training);
  }

  /**
   * Records that a model is the one to serve, if the one that was so is still what this knows.
   *
   * @param override why a gate that said no is overruled; empty where none is
   * @throws Superseded where another was promoted meanwhile, so that what was compared is past
   */
  public void promote(TrainedModel model, String override, String reason, Stamp stamp)
      throws Superseded, IOException {
    record(new HistoryEvent.ModelPromoted(model, override, reason), stamp);
  }

  /** Records that an earlier model is the one to serve again. */
  public void rollBack(TrainedModel from, TrainedModel to, String reason, Stamp stamp)
      throws Superseded, IOException {
    record(new HistoryEvent.ModelRolledBack(from.training(), to.training(), reason), stamp);
  }

  private void record(HistoryEvent event, Stamp stamp) throws Superseded, IOException {
    new Recording(storage, paths, TRIES)
        .recordOrFail(
            now -> {
              requireAsItWas(now);
              if (event instanceof HistoryEvent.ModelPromoted promotion
                  && !now.isLive(promotion.model().version())) {
                throw new NoSuchVersion(
                    "The version %s of %s that the model was trained on was collected: what nobody can look at again is not promoted."
                        .formatted(promotion.model().version(), paths.dataset()));
              }
              return event;
            },
            stamp);
  }

  private void requireAsItWas(Standing now) throws Superseded {
    if (!now.models().promoted().equals(promoted())) {
      throw new Superseded(
          now.newest(),
          "another model of %s was promoted meanwhile; nothing was changed, look again"
              .formatted(paths.dataset()));
    }
  }
}
