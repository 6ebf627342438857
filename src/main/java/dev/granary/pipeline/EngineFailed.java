package dev.granary.pipeline;

/** An engine that is not there, or stopped without saying why. */
public final class EngineFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineFailed(String message) {
    super(message);
  }

  EngineFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
