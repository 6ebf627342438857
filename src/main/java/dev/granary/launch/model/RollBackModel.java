package dev.granary.launch.model;

import dev.granary.storage.Storage;
import dev.granary.version.Models;
import dev.granary.version.Stamp;
import dev.granary.version.Superseded;
import dev.granary.version.TrainedModel;
import java.io.IOException;
import java.util.Optional;

/** Makes a model that was served before the one to serve again: one entry of the history. */
public final class RollBackModel {
  private final Storage storage;
  private final String root;
  private final String dataset;

  public RollBackModel(Storage storage, String root, String dataset) {
    this.storage = storage;
    this.root = root;
    this.dataset = dataset;
  }

  /** What a roll back would do. */
  public record Move(Models models, TrainedModel from, TrainedModel to) {}

  /**
   * Where it leads: to the model of the training that is asked for, or to the one before.
   *
   * @throws NoSuchTraining where none was served before, or not that one
   * @throws DamagedModel where its files are not what the training left
   */
  public Move plan(Optional<String> asked) throws IOException {
    Models models = Models.of(storage, root, dataset);
    TrainedModel from =
        models
            .promoted()
            .orElseThrow(() -> new NoSuchTraining("no model of " + dataset + " was ever promoted"));
    TrainedModel to = asked.isPresent() ? named(models, asked.get()) : before(models, from);
    String folder = new Trainings(storage, root, dataset).folder(to.training());
    TrainingEnd.Proof proof = new TrainingEnd.Proof(to.files(), to.evaluation());
    if (!proof.equals(ModelFiles.proof(storage, folder))) {
      throw new DamagedModel(
          "the model or evaluation.json in %s is not what was promoted: nothing was changed"
              .formatted(folder));
    }
    return new Move(models, from, to);
  }

  /** Does it, unless another model was promoted since it was planned. */
  public void perform(Move move, String reason, Stamp stamp) throws Superseded, IOException {
    move.models().rollBack(move.from(), move.to(), reason, stamp);
  }

  private TrainedModel named(Models models, String training) throws NoSuchTraining {
    return models
        .everPromoted(training)
        .orElseThrow(
            () ->
                new NoSuchTraining(
                    "no model of a training '%s' of %s was ever promoted; `promote` does that"
                        .formatted(training, dataset)));
  }

  private TrainedModel before(Models models, TrainedModel from) throws NoSuchTraining {
    return models
        .beforePromoted()
        .orElseThrow(
            () ->
                new NoSuchTraining(
                    "the model of training %s is the first of %s: there is none before it to go back to"
                        .formatted(from.training(), dataset)));
  }
}
