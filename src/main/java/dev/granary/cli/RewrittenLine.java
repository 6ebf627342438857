package dev.granary.cli;

import java.io.PrintWriter;

/** One line of a terminal that is written over, and is gone when the run is over. */
final class RewrittenLine implements ProgressDisplay {
  private static final String TO_ITS_START = "\r";
  private static final String CLEAR_REST = "\u001b[K";

  private final PrintWriter err;
  private final int width;
  private boolean shown;

  RewrittenLine(PrintWriter err, int width) {
    this.err = err;
    this.width = width;
  }

  @Override
  public void show(ProgressMoment moment) {
    if (moment.runSeconds() < QUIET_SECONDS) {
      return;
    }
    String text = moment.text();
    String fitting = text.substring(0, Math.min(text.length(), width - 1));
    err.print(TO_ITS_START + fitting + CLEAR_REST);
    err.flush();
    shown = true;
  }

  @Override
  public void phaseEnded(String phase, double seconds) {
    // The line goes on to the next phase.
  }

  @Override
  public void close() {
    if (shown) {
      err.print(TO_ITS_START + CLEAR_REST);
      err.flush();
    }
  }
}
