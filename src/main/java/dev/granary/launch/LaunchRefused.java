package dev.granary.launch;

/** What was asked cannot be done with this version; the message says what can. */
public final class LaunchRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LaunchRefused(String message) {
    super(message);
  }
}
