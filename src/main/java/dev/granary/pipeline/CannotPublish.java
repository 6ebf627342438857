package dev.granary.pipeline;

/** A run that was submitted cannot be published, now or ever. */
public final class CannotPublish extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What keeps it from being published. */
  public enum Why {
    /** Nothing is known of such a run. */
    UNKNOWN_RUN,
    /** Nobody submitted it, or its job must be named. */
    NOT_SUBMITTED,
    /** Its job is not done yet. */
    AT_WORK,
    /** Another run took over. */
    OVERTAKEN,
    /** A gate failed. */
    BLOCKED
  }

  CannotPublish(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
