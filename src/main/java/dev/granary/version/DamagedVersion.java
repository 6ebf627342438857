package dev.granary.version;

import java.io.IOException;

/** A published version that lacks files, or has others than its manifest says. */
public final class DamagedVersion extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedVersion(String message) {
    super(message);
  }

  /** A file of the version is not what the version says of it. */
  public DamagedVersion(String path, String what) {
    super(path + ": " + what + "; verify the version");
  }
}
