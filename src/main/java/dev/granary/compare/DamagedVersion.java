package dev.granary.compare;

import java.io.IOException;

/** A file of a version is not what the version says of it. */
public final class DamagedVersion extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedVersion(String path, String what) {
    super(path + ": " + what + "; verify the version");
  }
}
