package dev.granary.cli;

import dev.granary.report.NumberText;
import java.io.PrintWriter;

/** A line from time to time, for logs. */
final class PlainLines implements ProgressDisplay {
  private static final double SECONDS_BETWEEN = 10;

  private final PrintWriter err;
  private double last;

  PlainLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void show(ProgressMoment moment) {
    if (moment.runSeconds() - last >= SECONDS_BETWEEN) {
      last = moment.runSeconds();
      println(moment.text());
    }
  }

  @Override
  public void phaseEnded(String phase, double seconds) {
    if (seconds >= QUIET_SECONDS) {
      println(phase + ": done in " + NumberText.seconds(seconds));
    }
  }

  @Override
  public void close() {
    err.flush();
  }

  private void println(String line) {
    err.println(line);
    err.flush();
  }
}
