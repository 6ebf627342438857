package dev.granary.train;

/** How large a step is: rises in a line at the start, then falls as a cosine or stays. */
record LearningRate(double highest, long warmupSteps, long steps, boolean cosine) {
  float at(long step) {
    if (step < warmupSteps) {
      return (float) (highest * (step + 1) / warmupSteps);
    }
    if (!cosine) {
      return (float) highest;
    }
    double passed = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
    return (float) (highest * (1 + Math.cos(Math.PI * Math.min(1, passed))) / 2);
  }
}
