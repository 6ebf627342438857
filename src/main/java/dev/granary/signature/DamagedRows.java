package dev.granary.signature;

import java.io.IOException;

/** A file of rows is not what it was when it was written. */
public final class DamagedRows extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedRows(String path, String what) {
    super(path + " " + what + "; granary verify tells what else is damaged");
  }
}
