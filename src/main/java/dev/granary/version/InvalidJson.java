package dev.granary.version;

/** A JSON file that is not what its format says; the message names the field. */
final class InvalidJson extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidJson(String message) {
    super(message);
  }

  InvalidJson(String message, Throwable cause) {
    super(message, cause);
  }
}
