package dev.granary.cli;

import dev.granary.report.NumberText;
import java.util.Locale;

/**
 * How far a run is.
 *
 * @param seconds since the stage at work began
 * @param runSeconds since the run began
 */
record ProgressMoment(String phase, Amount amount, double seconds, double runSeconds) {
  private static final double SOONEST_ESTIMATE = 0.5;
  private static final double MEGABYTE = 1e6;

  /**
   * How much is done.
   *
   * @param bytes of all items together; 0 where that says nothing
   */
  record Amount(long done, long items, long bytes) {
    double share() {
      return items == 0 ? 0 : (double) done / items;
    }
  }

  /** In one line: phase, items, rate and the time that is left. */
  String text() {
    StringBuilder line = new StringBuilder(phase);
    if (amount.items() > 1) {
      line.append(": ")
          .append(NumberText.count(amount.done()))
          .append(" of ")
          .append(NumberText.count(amount.items()));
    }
    boolean measured = seconds >= SOONEST_ESTIMATE && amount.done() > 0;
    if (measured && amount.bytes() > 0) {
      double rate = amount.bytes() * amount.share() / seconds / MEGABYTE;
      line.append(String.format(Locale.ROOT, ", %.1f MB/s", rate));
    }
    if (measured && amount.done() < amount.items()) {
      double left = seconds * (amount.items() - amount.done()) / amount.done();
      line.append(", ").append(NumberText.seconds(left)).append(" left in this step");
    }
    return line.toString();
  }
}
