package dev.granary.pipeline;

/** A list that values must be in cannot be used as it is: running again would not help. */
public final class BadReference extends RuntimeException {
  BadReference(String message) {
    super(message);
  }
}
