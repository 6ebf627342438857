package dev.granary.handoff;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A hand-off that cannot be read as one, or that contradicts itself. */
public final class InvalidHandoff extends IOException {
  private static final long serialVersionUID = 1;

  InvalidHandoff(String file, String problem, @Nullable Throwable cause) {
    super(file + " is no hand-off that can be used: " + problem, cause);
  }
}
