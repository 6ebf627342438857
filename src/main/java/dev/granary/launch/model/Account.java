package dev.granary.launch.model;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of a training.
 *
 * @param starts how often it was started or gone on with
 * @param ends how those ended of which that is known
 */
public record Account(Training training, int starts, List<TrainingEnd> ends) {
  public Account {
    ends = List.copyOf(ends);
  }

  public boolean isFinished() {
    return ends.stream().anyMatch(end -> end.outcome() == TrainingEnd.Outcome.FINISHED);
  }

  /** Whether a start is at work, or was cut off so that nobody could say how it ended. */
  public boolean isOpen() {
    return !isFinished() && starts > ends.size();
  }

  /** What the model is held to, where one was left. */
  public Optional<TrainingEnd.Proof> proof() {
    return ends.stream().flatMap(end -> end.proof().stream()).findFirst();
  }

  /** In a word or few. */
  public String state() {
    if (isFinished()) {
      return "finished";
    }
    if (isOpen()) {
      return "at work, or cut off";
    }
    return starts == 0 ? "not started" : "failed";
  }

  /**
   * Steps that may have been made: none beyond was. Of a start whose end is not known all steps
   * count, for nobody may say that a record was not read when it may have been. -1: not known.
   */
  public long mostSteps() {
    if (isOpen() || isFinished()) {
      return training.steps();
    }
    return ends.stream().mapToLong(TrainingEnd::steps).max().orElse(0);
  }
}
