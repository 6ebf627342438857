package dev.granary.launch.model;

import dev.granary.handoff.Handoff;
import dev.granary.version.Stamp;
import dev.granary.version.TrainedModel;
import java.util.List;

/**
 * A training as it was begun; it never changes.
 *
 * @param name of its folder below {@code _training} of the dataset
 * @param target what trains: {@code local}, {@code command}, or a service
 * @param handoff what it was first handed; another number of processes may go on with it
 */
public record Training(String name, String target, Handoff handoff, Stamp stamp) {
  public Training {
    TrainedModel.requireTraining(name);
  }

  /** How many steps it has when it is finished; -1: only the program that trains knows. */
  public long steps() {
    Handoff.Training plan = handoff.training();
    return plan == null ? -1 : plan.steps();
  }

  /** Whether a hand-off is of the same training, whoever shares its steps. */
  boolean isOf(Handoff other) {
    return said(handoff).equals(said(other));
  }

  private static List<Object> said(Handoff handoff) {
    return List.of(
        handoff.contentDigest(),
        handoff.seed(),
        handoff.globalBatch(),
        handoff.lanes(),
        handoff.features(),
        String.valueOf(handoff.label()),
        handoff.slices(),
        String.valueOf(handoff.training()));
  }
}
