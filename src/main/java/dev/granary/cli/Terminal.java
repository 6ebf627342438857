package dev.granary.cli;

import java.io.PrintWriter;
import java.util.Map;

/** Where progress is shown: standard error, and what is known of who looks at it. */
record Terminal(PrintWriter err, Map<String, String> environment) {
  /** The system property by which the start script says that standard error is a terminal. */
  static final String PROPERTY = "granary.terminal";

  private static final int USUAL_WIDTH = 80;

  /** Whether a line can be written over; a log of a build must not be. */
  boolean canRewriteLines() {
    return Boolean.getBoolean(PROPERTY)
        && !environment.containsKey("CI")
        && !"dumb".equals(environment.get("TERM"));
  }

  /** In characters; a terminal that does not know says 0. */
  int width() {
    String told = environment.getOrDefault("COLUMNS", "");
    return told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : USUAL_WIDTH;
  }
}
