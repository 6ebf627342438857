package dev.granary.launch.submit;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.model.Training;
import dev.granary.launch.model.Trainings;
import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Storage;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.util.List;

/**
 * Puts a hand-off where the trainer reads it, in the folder of a training that is begun with it.
 * Nobody here hears how it ends, so it stays begun.
 */
public record ClaimHandoff(Storage storage, String root, String dataset) {
  /** The file of a launch. */
  public String place(LaunchName name) {
    return trainings().folder(name.folder()) + "/handoff.json";
  }

  /** The name that the next launch will get, if nobody comes before it. */
  public LaunchName next(LaunchName first) throws IOException {
    List<String> taken = storage.children(root + "/" + dataset + "/_training");
    LaunchName name = first;
    while (taken.contains(name.folder())) {
      name = new LaunchName(name.dataset(), name.version(), name.number() + 1);
    }
    return name;
  }

  /** Begins a training, and says what it is called. */
  public LaunchName claim(Handoff handoff, String target, Stamp stamp) throws IOException {
    Training training = trainings().begin(handoff, target, stamp);
    String number = training.name().substring(handoff.version().length() + 1);
    LaunchName name =
        new LaunchName(handoff.dataset(), handoff.version(), Integer.parseInt(number));
    String place = place(name);
    if (storage.createIfAbsent(place, HandoffJson.bytes(handoff)) == CreateOutcome.EXISTS) {
      throw new IOException(place + " is there already, put by somebody else: launch once more");
    }
    trainings().start(training, handoff.processes().count(), stamp);
    return name;
  }

  private Trainings trainings() {
    return new Trainings(storage, root, dataset);
  }
}
