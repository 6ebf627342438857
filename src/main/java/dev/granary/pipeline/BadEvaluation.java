package dev.granary.pipeline;

/** An evaluation file cannot be used as it is: running again would not help. */
public final class BadEvaluation extends RuntimeException {
  BadEvaluation(String message) {
    super(message);
  }
}
