package dev.granary.launch.model;

import dev.granary.storage.Storage;
import dev.granary.version.Models;
import dev.granary.version.Sha256;
import dev.granary.version.Stamp;
import dev.granary.version.Superseded;
import dev.granary.version.TrainedModel;
import dev.granary.version.VersionNumber;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the model of a training the one to serve, if its gate lets it: one entry of the history.
 */
public final class PromoteModel {
  private final Storage storage;
  private final String root;
  private final String dataset;
  private final Trainings trainings;

  public PromoteModel(Storage storage, String root, String dataset) {
    this.storage = storage;
    this.root = root;
    this.dataset = dataset;
    this.trainings = new Trainings(storage, root, dataset);
  }

  /** What a promotion would do, and what the gate says of it. */
  public record Plan(
      Models models, TrainedModel model, Optional<TrainedModel> served, ModelGate.Answer answer) {
    /** Whether the model is served already. */
    public boolean isDone() {
      return served.filter(model::equals).isPresent();
    }
  }

  /**
   * Looks at a model, and at the one that is served.
   *
   * @param asked the name of a training; else the one that was begun last of those that finished
   * @throws NoSuchTraining where there is no such training, or it has no model
   * @throws DamagedModel where the model is not what the training left
   */
  public Plan plan(Optional<String> asked, ModelGate gate) throws IOException {
    Account account = asked.isPresent() ? named(asked.get()) : newest();
    String name = account.training().name();
    TrainingEnd.Proof proof =
        account
            .proof()
            .orElseThrow(
                () ->
                    new NoSuchTraining(
                        "training %s has no model: it is %s".formatted(name, account.state())));
    String folder = trainings.folder(name);
    if (!proof.equals(ModelFiles.proof(storage, folder))) {
      throw new DamagedModel(
          "the model or evaluation.json in %s is not what the training left there: it is not promoted"
              .formatted(folder));
    }
    TrainedModel model =
        new TrainedModel(
            name,
            VersionNumber.parse(account.training().handoff().version()),
            proof.model(),
            proof.evaluation());
    Models models = Models.of(storage, root, dataset);
    Evaluated evaluated = Evaluated.of(ModelFiles.evaluation(storage, folder), folder);
    Optional<TrainedModel> served = models.promoted();
    return new Plan(
        models,
        model,
        served,
        answer(gate, evaluated, folder, served.filter(other -> !other.equals(model))));
  }

  /** Records it, unless another was promoted since it was planned. */
  public void perform(Plan plan, String override, String reason, Stamp stamp)
      throws Superseded, IOException {
    plan.models().promote(plan.model(), override, reason, stamp);
  }

  private ModelGate.Answer answer(
      ModelGate gate, Evaluated evaluated, String folder, Optional<TrainedModel> served)
      throws IOException {
    if (served.isEmpty()) {
      return gate.on(evaluated, Optional.empty());
    }
    Optional<Evaluated> beside = beside(evaluated, folder, served.get());
    Optional<Evaluated> other = beside.isPresent() ? beside : evaluation(served.get());
    ModelGate.Answer answer = gate.on(evaluated, other);
    if (other.isPresent()) {
      return answer;
    }
    List<String> complaints = new ArrayList<>(answer.complaints());
    complaints.add(
        "the evaluation of the model that is served (%s) is gone or changed, so nothing can be compared with it"
            .formatted(served.get().training()));
    return new ModelGate.Answer(complaints, answer.remarks());
  }

  /** What the served model says of the very records that judged the new one, if it was asked. */
  private Optional<Evaluated> beside(Evaluated evaluated, String folder, TrainedModel served)
      throws IOException {
    return ModelFiles.rival(storage, folder)
        .filter(rival -> rival.training().equals(served.training()))
        .filter(rival -> rival.contentDigest().equals(evaluated.contentDigest()));
  }

  private Optional<Evaluated> evaluation(TrainedModel model) throws IOException {
    String folder = trainings.folder(model.training());
    try {
      byte[] content = ModelFiles.evaluation(storage, folder);
      return Sha256.of(content).equals(model.evaluation())
          ? Optional.of(Evaluated.of(content, folder))
          : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private Account named(String training) throws IOException {
    return find(training)
        .orElseThrow(
            () ->
                new NoSuchTraining(
                    "there is no training '%s' of %s; `models` lists them"
                        .formatted(training, dataset)));
  }

  /** What names no folder names no training. */
  private Optional<Account> find(String training) throws IOException {
    return TrainedModel.isTraining(training) ? trainings.find(training) : Optional.empty();
  }

  private Account newest() throws IOException {
    return trainings.all().stream()
        .filter(account -> account.proof().isPresent())
        .max(Comparator.comparing(account -> account.training().stamp().at()))
        .orElseThrow(() -> new NoSuchTraining("no training of " + dataset + " has left a model"));
  }
}
