package dev.granary.reshard;

import java.io.IOException;

/** A version whose records cannot be dealt as was wished. */
public final class CannotDeal extends IOException {
  private static final long serialVersionUID = 1;

  CannotDeal(String message) {
    super(message);
  }
}
