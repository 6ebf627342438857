package dev.granary.lineage;

import java.io.IOException;

/** A file of a version's lineage cannot be what was written. */
public final class DamagedTable extends IOException {
  DamagedTable(String path, String what) {
    super(path + ": " + what + "; verify the version");
  }

  DamagedTable(String path, Exception cause) {
    super(path + ": truncated, damaged or written by a newer Granary; verify the version", cause);
  }
}
