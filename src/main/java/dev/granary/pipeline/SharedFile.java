package dev.granary.pipeline;

/** Two sources of a spec name the same file, so that its records would be read twice. */
public final class SharedFile extends RuntimeException {
  SharedFile(String message) {
    super(message);
  }
}
