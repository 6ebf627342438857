package dev.granary.pipeline;

/** An engine that is not there, or stopped without saying why. */
public final class EngineFailed extends RuntimeException {
  EngineFailed(String message) {
    super(message);
  }
}
