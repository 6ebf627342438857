package dev.granary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.launch.local.GangListener;
import dev.granary.launch.local.Lost;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What a person sees of programs at work: what they print, each line with its process in front. */
final class CommandScreen implements GangListener {
  private static final double EVERY_SECONDS = 2;

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final Map<Integer, Long> shown = new HashMap<>();

  CommandScreen(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
  }

  /** Steps may be many: of each process one every few seconds is shown. */
  @Override
  public synchronized void said(int process, JsonNode line) {
    boolean isStep = line.path("event").asText().equals("step");
    long now = nanos.getAsLong();
    Long last = shown.get(process);
    if (isStep && last != null && now - last < EVERY_SECONDS * 1e9) {
      return;
    }
    if (isStep) {
      shown.put(process, now);
    }
    print(process, isStep ? step(line) : line.toString());
  }

  @Override
  public synchronized void wrote(int process, String line) {
    print(process, line);
  }

  @Override
  public synchronized void restarts(Lost lost, int restart) {
    shown.clear();
    err.printf(
        Locale.ROOT,
        "granary: process %d was lost (%s: %s); all start again, restart %d; log: %s%n",
        lost.process(),
        lost.kind(),
        lost.message().lines().findFirst().orElse(""),
        restart,
        lost.log());
    err.flush();
  }

  private void print(int process, String line) {
    err.println("[" + process + "] " + line);
    err.flush();
  }

  private static String step(JsonNode line) {
    return line.properties().stream()
        .filter(each -> !each.getKey().equals("event"))
        .map(each -> each.getKey() + " " + each.getValue().asText())
        .collect(Collectors.joining("  "));
  }
}
