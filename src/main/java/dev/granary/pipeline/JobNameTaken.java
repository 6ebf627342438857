package dev.granary.pipeline;

/** A job of the same dataset and run key is at work already; nothing was begun. */
public final class JobNameTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobNameTaken(String message, Throwable cause) {
    super(message, cause);
  }
}
