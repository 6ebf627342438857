package dev.granary.version;

import java.io.IOException;

/** What was written is not what stands on disk, so nothing was published; writing again may do. */
public final class DamagedStaging extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedStaging(String message) {
    super(message);
  }
}
