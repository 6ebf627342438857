package dev.granary.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/** Tells the launcher what goes on: one JSON object a line. */
final class Progress {
  private static final long BETWEEN_STEPS = 200_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final LongSupplier nanos;
  private long lastLine;
  private long lastStep;

  /** The nanoseconds are those of any clock that never goes back. */
  Progress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.lastLine = nanos.getAsLong();
    this.lastStep = lastLine - BETWEEN_STEPS;
  }

  static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  /** Steps can be many: no more than five a second are told. */
  synchronized boolean wantsStep() {
    return nanos.getAsLong() - lastStep >= BETWEEN_STEPS;
  }

  synchronized void step(ObjectNode line) {
    lastStep = nanos.getAsLong();
    tell(line);
  }

  synchronized void tell(ObjectNode line) {
    try {
      out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      // Nobody listens any more; the launcher's end shows on standard input.
      return;
    }
    out.flush();
    lastLine = nanos.getAsLong();
  }

  void warn(String message) {
    tell(event("warning").put("message", message));
  }

  synchronized long sinceLastLine() {
    return nanos.getAsLong() - lastLine;
  }
}
