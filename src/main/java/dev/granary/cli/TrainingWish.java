package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.Wish;
import dev.granary.spec.TrainSpec;
import java.util.Locale;
import java.util.Optional;

/** The section train of a spec as a launcher knows it. */
record TrainingWish(TrainSpec train, int processes, long seed) {
  Wish wish() {
    return new Wish(
        processes,
        train.globalBatch(),
        seed,
        Optional.of(train.label()),
        train.slices(),
        Optional.of(new Steps(train)));
  }

  /** Knows how long a training is once it knows an epoch. */
  private record Steps(TrainSpec train) implements Wish.Recipe {
    @Override
    public String split() {
      return train.splits().train();
    }

    @Override
    public boolean weighsClasses() {
      return train.classWeights() != TrainSpec.ClassWeights.NONE;
    }

    @Override
    public Handoff.Training over(long stepsPerEpoch) {
      return new Handoff.Training(
          train.splits().train(),
          train.splits().validation(),
          word(train.model()),
          train.text(),
          train.hidden(),
          train.inputs().embedding(),
          train.inputs().buckets(),
          train.inputs().words(),
          word(train.optimiser().kind()),
          train.optimiser().learningRate(),
          train.optimiser().momentum(),
          train.schedule().warmupSteps(),
          word(train.schedule().decay()),
          train.epochs(),
          Math.multiplyExact(stepsPerEpoch, train.epochs()),
          word(train.classWeights()),
          word(train.precision()),
          train.checkpointEvery());
    }

    private static String word(Enum<?> choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
  }
}
