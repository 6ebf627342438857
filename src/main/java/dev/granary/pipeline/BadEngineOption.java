package dev.granary.pipeline;

/** What was handed to the engine is none of its options; nothing ran. */
public final class BadEngineOption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadEngineOption(String message) {
    super(message);
  }

  BadEngineOption(String message, Throwable cause) {
    super(message, cause);
  }
}
