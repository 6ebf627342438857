package dev.granary.launch.model;

import dev.granary.handoff.Handoff;
import dev.granary.launch.LaunchRefused;
import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Storage;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trainings of a dataset, as they are recorded below its folder {@code _training}: what was
 * begun, each start and each end in a file that is created once and never changed.
 */
public final class Trainings {
  /** Where a training is recorded, in its own folder. */
  public static final String FILE = "training.json";

  private static final String FOLDER = "_training";
  private static final int MOST_BYTES = 256 << 20;
  private static final int MOST_TRIES = 100_000;
  private static final Pattern NUMBERED = Pattern.compile("[0-9]{4,6}\\.json");

  private final Storage storage;
  private final String directory;

  public Trainings(Storage storage, String root, String dataset) {
    this.storage = storage;
    this.directory = root + "/" + dataset + "/" + FOLDER;
  }

  /** The folder of a training. */
  public String folder(String training) {
    return directory + "/" + training;
  }

  /** Begins a training under a name that nobody has: of all who try for one, one gets it. */
  public Training begin(Handoff handoff, String target, Stamp stamp) throws IOException {
    for (int number = 1; number < MOST_TRIES; number++) {
      Training training =
          new Training("%s-%03d".formatted(handoff.version(), number), target, handoff, stamp);
      if (create(training.name() + "/" + FILE, TrainingJson.bytes(training))) {
        return training;
      }
    }
    throw new IOException(
        directory + " holds " + MOST_TRIES + " trainings of " + handoff.version());
  }

  /**
   * Goes on with a training, as it was recorded beside its checkpoints.
   *
   * @throws LaunchRefused where what is handed over now is not what it began with
   */
  public Training goOn(byte[] recorded, String file, Handoff handoff) throws IOException {
    Training training = TrainingJson.training(recorded, file);
    Handoff before = training.handoff();
    if (!before.dataset().equals(handoff.dataset())
        || !before.version().equals(handoff.version())) {
      throw new LaunchRefused(
          "%s is of a training on %s %s, not on %s %s: name that version with --version, or another folder with --training-dir"
              .formatted(
                  file, before.dataset(), before.version(), handoff.dataset(), handoff.version()));
    }
    if (!training.isOf(handoff)) {
      throw new LaunchRefused(
          "%s is of a training with other settings (section train, seed or global batch), so its checkpoints cannot be gone on with: name another folder with --training-dir"
              .formatted(file));
    }
    if (!create(training.name() + "/" + FILE, recorded)
        && !Arrays.equals(
            storage.read(folder(training.name()) + "/" + FILE, MOST_BYTES), recorded)) {
      throw new LaunchRefused(
          "%s is of a training that was begun for another dataset folder: %s has a training %s of its own; name another folder with --training-dir"
              .formatted(file, directory, training.name()));
    }
    return training;
  }

  /** The bytes to lay beside the checkpoints, for {@link #goOn}. */
  public static byte[] recorded(Training training) {
    return TrainingJson.bytes(training);
  }

  /** Records that processes are started; gives the number of the start. */
  public int start(Training training, int processes, Stamp stamp) throws IOException {
    for (int number = 1; number < MOST_TRIES; number++) {
      if (create(numbered(training, "starts", number), TrainingJson.start(processes, stamp))) {
        return number;
      }
    }
    throw new IOException(training.name() + " was started " + MOST_TRIES + " times");
  }

  /** Records how a start ended. */
  public void end(Training training, int start, TrainingEnd end) throws IOException {
    create(numbered(training, "ends", start), TrainingJson.bytes(end));
  }

  /** What is known of all trainings, by their names. */
  public List<Account> all() throws IOException {
    List<Account> accounts = new ArrayList<>();
    for (String name : storage.children(directory)) {
      find(name).ifPresent(accounts::add);
    }
    return accounts;
  }

  /** What is known of one training, where there is such. */
  public Optional<Account> find(String name) throws IOException {
    String file = folder(name) + "/" + FILE;
    byte[] content;
    try {
      content = storage.read(file, MOST_BYTES);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    Training training = TrainingJson.training(content, file);
    List<TrainingEnd> ends = new ArrayList<>();
    for (String end : numbers(name, "ends")) {
      String path = folder(name) + "/ends/" + end;
      ends.add(TrainingJson.end(storage.read(path, MOST_BYTES), path));
    }
    return Optional.of(new Account(training, numbers(name, "starts").size(), ends));
  }

  private List<String> numbers(String training, String kind) throws IOException {
    return storage.children(folder(training) + "/" + kind).stream()
        .filter(NUMBERED.asMatchPredicate())
        .toList();
  }

  private static String numbered(Training training, String kind, int number) {
    return "%s/%s/%04d.json".formatted(training.name(), kind, number);
  }

  private boolean create(String path, byte[] content) throws IOException {
    return storage.createIfAbsent(directory + "/" + path, content) == CreateOutcome.CREATED;
  }
}
