package dev.granary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangListener;
import dev.granary.launch.local.Lost;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What a person sees of a training at work: a line every few seconds, and every loss. */
final class LaunchScreen implements GangListener {
  private static final double EVERY_SECONDS = 2;

  private final PrintWriter err;
  private final long steps;
  private final LongSupplier nanos;
  private final Map<Integer, JsonNode> last = new TreeMap<>();
  private long firstStep = -1;
  private long firstNanos;
  private long shownNanos;
  private int restarts;

  LaunchScreen(PrintWriter err, Handoff handoff, LongSupplier nanos) {
    this.err = err;
    this.steps = handoff.training() == null ? 0 : handoff.training().steps();
    this.nanos = nanos;
  }

  @Override
  public synchronized void said(int process, JsonNode line) {
    switch (line.path("event").asText()) {
      case "step" -> step(process, line);
      case "warning" ->
          err.println("granary: worker " + process + ": " + line.path("message").asText());
      case "evaluated", "exported" -> err.println("granary: " + line.path("event").asText());
      default -> {
        // What else is said is a sign of life, or told at the end.
      }
    }
    err.flush();
  }

  @Override
  public synchronized void restarts(Lost lost, int restart) {
    restarts = restart;
    last.clear();
    firstStep = -1;
    err.printf(
        Locale.ROOT,
        "granary: worker %d was lost after step %d (%s: %s); all start again, restart %d; log:"
            + " %s%n",
        lost.process(),
        lost.step(),
        lost.kind(),
        lost.message().lines().findFirst().orElse(""),
        restart,
        lost.log());
    err.flush();
  }

  private void step(int process, JsonNode line) {
    last.put(process, line);
    long now = nanos.getAsLong();
    long step = line.path("step").asLong();
    if (firstStep < 0) {
      firstStep = step;
      firstNanos = now;
    }
    if (process == 0 && (now - shownNanos > EVERY_SECONDS * 1e9 || step + 1 == steps)) {
      shownNanos = now;
      show(step, line, (now - firstNanos) / 1e9);
    }
  }

  private void show(long step, JsonNode line, double seconds) {
    StringBuilder text = new StringBuilder("step ").append(step + 1).append('/').append(steps);
    text.append(String.format(Locale.ROOT, "  loss %.4f", line.path("loss").asDouble()));
    text.append("  examples/s ");
    last.forEach(
        (worker, each) ->
            text.append(worker == 0 ? "" : " ")
                .append(Math.round(each.path("examplesPerSecond").asDouble())));
    double wait = line.path("inputWaitSeconds").asDouble();
    double all =
        wait + line.path("computeSeconds").asDouble() + line.path("reduceSeconds").asDouble();
    text.append(String.format(Locale.ROOT, "  input wait %.0f%%", all == 0 ? 0 : 100 * wait / all));
    if (step > firstStep) {
      double left = seconds / (step - firstStep) * (steps - 1 - step);
      text.append(String.format(Locale.ROOT, "  %.0f s left", left));
    }
    text.append("  restarts ").append(restarts);
    err.println(text);
  }
}
