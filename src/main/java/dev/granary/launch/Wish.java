package dev.granary.launch;

import dev.granary.handoff.Handoff;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks of a launch.
 *
 * @param processes how many are to read
 * @param globalBatch records of a step; 0: as the version says, else one that divides
 * @param seed of the order in training
 * @param label the feature to tell
 * @param slices features by whose values an evaluation is split
 * @param training what the built-in trainer is to do, but for its steps, which follow
 */
public record Wish(
    int processes,
    int globalBatch,
    long seed,
    Optional<String> label,
    List<String> slices,
    Optional<Recipe> training) {
  /** Makes a training of the number of steps in an epoch. */
  public interface Recipe {
    Handoff.Training over(long stepsPerEpoch);

    /** Whether it needs the weights of classes that a version tells. */
    boolean weighsClasses();

    /** The split that it learns from. */
    String split();
  }

  public Wish {
    slices = List.copyOf(slices);
  }
}
