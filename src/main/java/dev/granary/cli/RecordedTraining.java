package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.model.Evaluated;
import dev.granary.launch.model.ModelCard;
import dev.granary.launch.model.ModelFiles;
import dev.granary.launch.model.Training;
import dev.granary.launch.model.TrainingEnd;
import dev.granary.launch.model.Trainings;
import dev.granary.storage.Durability;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import dev.granary.version.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training on this machine, recorded with the dataset before its first step and after its last.
 *
 * @param directory where the workers write: the training's folder with the dataset, or another
 * @param start the number of this start
 */
record RecordedTraining(
    DatasetPlace place, Trainings trainings, Training training, Path directory, int start) {
  private static final Storage DISK = new LocalStorage();

  /**
   * Records a start, of a new training or of one that is gone on with.
   *
   * @param asked a folder; one that holds a training is gone on with
   */
  static RecordedTraining begin(
      DatasetPlace place, Handoff handoff, String target, Optional<Path> asked) throws IOException {
    Trainings trainings = new Trainings(place.storage(), place.root(), place.dataset());
    Optional<Path> known =
        asked.map(folder -> folder.resolve(Trainings.FILE)).filter(Files::isRegularFile);
    Training training =
        known.isPresent()
            ? trainings.goOn(Files.readAllBytes(known.get()), known.get().toString(), handoff)
            : trainings.begin(handoff, target, Stamps.now());
    Path directory = asked.orElseGet(() -> Path.of(trainings.folder(training.name())));
    Files.createDirectories(directory);
    Path beside = directory.resolve(Trainings.FILE);
    if (!Files.exists(beside)) {
      Files.write(beside, Trainings.recorded(training));
    }
    int start = trainings.start(training, handoff.processes().count(), Stamps.now());
    return new RecordedTraining(place, trainings, training, directory, start);
  }

  /**
   * Records how it ended; of one that left a model, lays model, evaluation and card beside the
   * record.
   *
   * @param steps that may have been made
   */
  void end(GangOutcome outcome, long steps, Manifest manifest) throws IOException {
    if (outcome instanceof GangOutcome.Failed failed) {
      String detail = failed.lost().kind() + ": " + failed.lost().message();
      record(TrainingEnd.Outcome.FAILED, steps, detail, Optional.empty());
      return;
    }
    Optional<TrainingEnd.Proof> proof = Optional.empty();
    if (Files.isDirectory(directory.resolve(ModelFiles.MODEL))) {
      byte[] evaluation = ModelFiles.evaluation(DISK, directory.toString());
      String card =
          ModelCard.of(training, manifest, Evaluated.of(evaluation, directory.toString()));
      Files.writeString(directory.resolve(ModelCard.FILE), card);
      proof = Optional.of(ModelFiles.proof(DISK, directory.toString()));
      layBesideTheRecord();
    }
    record(TrainingEnd.Outcome.FINISHED, steps, "", proof);
  }

  private void record(
      TrainingEnd.Outcome outcome, long steps, String detail, Optional<TrainingEnd.Proof> proof)
      throws IOException {
    String line = detail.lines().findFirst().orElse("");
    trainings.end(training, start, new TrainingEnd(outcome, steps, line, proof, Stamps.now()));
  }

  private void layBesideTheRecord() throws IOException {
    String folder = trainings.folder(training.name());
    if (!folder.contains("://")
        && Files.exists(Path.of(folder))
        && Files.isSameFile(Path.of(folder), directory)) {
      return;
    }
    copy(directory.resolve(ModelFiles.EVALUATION).toString(), folder);
    copy(directory.resolve(ModelCard.FILE).toString(), folder);
    for (StoredFile file : DISK.list(directory.resolve(ModelFiles.MODEL) + "/**")) {
      copy(file.path(), folder);
    }
  }

  private void copy(String file, String folder) throws IOException {
    String name = directory.relativize(Path.of(file)).toString();
    try (InputStream in = Files.newInputStream(Path.of(file));
        OutputStream out = place.storage().create(folder + "/" + name, Durability.DURABLE)) {
      in.transferTo(out);
    }
  }
}
