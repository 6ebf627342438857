package dev.granary.launch.model;

import java.io.IOException;

/** A model, or what is told of it, is not what its training left. */
public final class DamagedModel extends IOException {
  private static final long serialVersionUID = 1;

  DamagedModel(String message) {
    super(message);
  }
}
