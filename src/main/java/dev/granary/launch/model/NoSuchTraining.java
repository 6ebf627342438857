package dev.granary.launch.model;

import java.io.IOException;

/** A training that was asked for is not there, or has no model; the message says what there is. */
public final class NoSuchTraining extends IOException {
  private static final long serialVersionUID = 1;

  NoSuchTraining(String message) {
    super(message);
  }
}
