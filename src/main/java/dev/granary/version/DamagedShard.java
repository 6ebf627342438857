package dev.granary.version;

import java.io.IOException;

/** A shard or an index that is not what its format says, and where that shows. */
public final class DamagedShard extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;

  public DamagedShard(String path, String reason) {
    super(path + ": " + reason);
    this.path = path;
    this.reason = reason;
  }

  /** The file as it was opened. */
  public String path() {
    return path;
  }

  /** Where in the file and what is wrong, in words that hold none of its records. */
  public String reason() {
    return reason;
  }
}
