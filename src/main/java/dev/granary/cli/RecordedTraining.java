package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.model.Account;
import dev.granary.launch.model.Evaluated;
import dev.granary.launch.model.ModelCard;
import dev.granary.launch.model.ModelFiles;
import dev.granary.launch.model.Training;
import dev.granary.launch.model.TrainingEnd;
import dev.granary.launch.model.Trainings;
import dev.granary.storage.Durability;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.storage.StorageByScheme;
import dev.granary.storage.StoredFile;
import dev.granary.version.Manifest;
import dev.granary.version.Models;
import dev.granary.version.TrainedModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A training on this machine, recorded with the dataset before its first step and after its last.
 * As long as this is open nobody else trains in its folder.
 */
final class RecordedTraining implements Closeable {
  private static final Storage DISK = new LocalStorage();

  private final DatasetPlace place;
  private final Trainings trainings;
  private final Training training;
  private final Path directory;
  private final FolderAtWork atWork;
  private int start;

  private RecordedTraining(
      DatasetPlace place,
      Trainings trainings,
      Training training,
      Path directory,
      FolderAtWork atWork) {
    this.place = place;
    this.trainings = trainings;
    this.training = training;
    this.directory = directory;
    this.atWork = atWork;
  }

  /**
   * A new training, or one that is gone on with.
   *
   * @param asked a folder; one that holds a training is gone on with
   */
  static RecordedTraining open(
      DatasetPlace place, Handoff handoff, String target, Optional<Path> asked) throws IOException {
    Trainings trainings = new Trainings(place.storage(), place.root(), place.dataset());
    Optional<Path> known =
        asked.map(folder -> folder.resolve(Trainings.FILE)).filter(Files::isRegularFile);
    Training training =
        known.isPresent()
            ? trainings.goOn(Files.readAllBytes(known.get()), known.get().toString(), handoff)
            : trainings.begin(handoff, target, Stamps.now());
    Path directory =
        asked.orElseGet(
            () -> TrainingFolder.of(place, trainings.folder(training.name()), training.name()));
    FolderAtWork atWork = FolderAtWork.claim(directory);
    DISK.createIfAbsent(directory.resolve(Trainings.FILE).toString(), Trainings.recorded(training));
    return new RecordedTraining(place, trainings, training, directory, atWork);
  }

  Training training() {
    return training;
  }

  /** Where workers write: the training's folder with the dataset, or another. */
  Path directory() {
    return directory;
  }

  /** Whether it came to its end before, so that there is nothing left to start. */
  boolean isFinished() throws IOException {
    return trainings.find(training.name()).filter(Account::isFinished).isPresent();
  }

  /** The folder on this machine with the model that is served, where one is and is sound. */
  Optional<Path> served() throws IOException {
    Optional<TrainedModel> promoted =
        Models.of(place.storage(), place.root(), place.dataset()).promoted();
    if (promoted.isEmpty()) {
      return Optional.empty();
    }
    String folder = trainings.folder(promoted.get().training());
    if (!folder.startsWith(StorageByScheme.CLOUD)) {
      return Optional.of(Path.of(folder))
          .filter(here -> Files.isDirectory(here.resolve(ModelFiles.MODEL)));
    }
    Path here = directory.resolve("served").resolve(promoted.get().training());
    fetch(folder + "/" + ModelFiles.EVALUATION, here.resolve(ModelFiles.EVALUATION));
    for (StoredFile file : place.storage().list(folder + "/" + ModelFiles.MODEL + "/**")) {
      fetch(file.path(), here.resolve(file.path().substring(folder.length() + 1)));
    }
    return Optional.of(here)
        .filter(fetched -> Files.isDirectory(fetched.resolve(ModelFiles.MODEL)));
  }

  private void fetch(String file, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (InputStream in = Channels.newInputStream(place.storage().open(file))) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Records that so many processes are started. */
  void start(int processes) throws IOException {
    start = trainings.start(training, processes, Stamps.now());
  }

  /**
   * Records how a start of the built-in trainer ended; of one that finished with model, evaluation
   * and card, which are laid beside the record.
   *
   * @param steps that may have been made
   */
  void end(GangOutcome outcome, long steps, Manifest manifest) throws IOException {
    if (outcome instanceof GangOutcome.Failed) {
      end(outcome, steps);
      return;
    }
    byte[] evaluation = ModelFiles.evaluation(DISK, directory.toString());
    Files.writeString(
        directory.resolve(ModelCard.FILE),
        ModelCard.of(training, manifest, Evaluated.of(evaluation, directory.toString())));
    TrainingEnd.Proof proof = ModelFiles.proof(DISK, directory.toString());
    record(TrainingEnd.Outcome.FINISHED, steps, "", Optional.of(proof));
    layBesideTheRecord();
  }

  /** Records how a start ended that left no model that Granary knows. */
  void end(GangOutcome outcome, long steps) throws IOException {
    if (outcome instanceof GangOutcome.Failed failed) {
      String detail = failed.lost().kind() + ": " + failed.lost().message();
      record(TrainingEnd.Outcome.FAILED, steps, detail, Optional.empty());
    } else {
      record(TrainingEnd.Outcome.FINISHED, steps, "", Optional.empty());
    }
  }

  private void record(
      TrainingEnd.Outcome outcome, long steps, String detail, Optional<TrainingEnd.Proof> proof)
      throws IOException {
    String line = detail.lines().findFirst().orElse("");
    trainings.end(training, start, new TrainingEnd(outcome, steps, line, proof, Stamps.now()));
  }

  /** May be done again, where it failed half way. */
  void layBesideTheRecord() throws IOException {
    String folder = trainings.folder(training.name());
    if (!folder.startsWith(StorageByScheme.CLOUD)
        && Files.exists(Path.of(folder))
        && Files.isSameFile(Path.of(folder), directory)) {
      return;
    }
    copy(directory.resolve(ModelFiles.EVALUATION).toString(), folder);
    copy(directory.resolve(ModelCard.FILE).toString(), folder);
    if (Files.exists(directory.resolve(ModelFiles.RIVAL))) {
      copy(directory.resolve(ModelFiles.RIVAL).toString(), folder);
    }
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

  @Override
  public void close() throws IOException {
    atWork.close();
  }
}
