package dev.granary.pipeline;

/** An earlier version that the spec names cannot be compared with; nothing ran. */
public final class CannotCompare extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotCompare(String message) {
    super(message);
  }
}
