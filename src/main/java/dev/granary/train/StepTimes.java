package dev.granary.train;

/** Nanoseconds of a step: waiting for input, computing gradients, reducing and applying them. */
record StepTimes(long input, long compute, long reduce) {
  static final StepTimes NONE = new StepTimes(0, 0, 0);

  StepTimes plus(StepTimes other) {
    return new StepTimes(input + other.input, compute + other.compute, reduce + other.reduce);
  }

  double seconds() {
    return (input + compute + reduce) / 1e9;
  }
}
