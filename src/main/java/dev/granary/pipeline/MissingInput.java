package dev.granary.pipeline;

/** A source has no file: it may be there later. */
public final class MissingInput extends RuntimeException {
  MissingInput(String message) {
    super(message);
  }
}
