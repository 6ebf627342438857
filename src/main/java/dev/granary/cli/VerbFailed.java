package dev.granary.cli;

/** A verb could not do what it was asked; the message is all that a person needs. */
final class VerbFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  VerbFailed(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  ExitCode exit() {
    return exit;
  }
}
