package dev.granary.version;

import java.io.IOException;

/** A manifest that cannot be believed; the message says what is wrong, and with which field. */
public final class InvalidManifest extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidManifest(String reason, Throwable cause) {
    super(reason, cause);
  }

  InvalidManifest(String reason) {
    super(reason);
  }
}
