package dev.granary.launch.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One process of a gang: hears what it says, and knows when that was last. */
final class Member {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A worker that is well says something every second. */
  private static final long QUIET_NANOS = 2_500_000_000L;

  private final int number;
  private final Process process;
  private final Path log;
  private final GangListener listener;
  private final LongSupplier nanos;
  private final Thread ear;
  private volatile boolean hasSpoken;
  private volatile long heard;
  private volatile long step = -1;
  private volatile @Nullable JsonNode failure;

  private Member(int number, Process process, Path log, GangListener listener, LongSupplier nanos) {
    this.number = number;
    this.process = process;
    this.log = log;
    this.listener = listener;
    this.nanos = nanos;
    this.heard = nanos.getAsLong();
    this.ear = new Thread(this::hear, "worker " + number);
    ear.setDaemon(true);
  }

  static Member start(
      int number, ProcessBuilder builder, Path log, GangListener listener, LongSupplier nanos)
      throws IOException {
    Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    Member member = new Member(number, process, log, listener, nanos);
    member.ear.start();
    return member;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean endedWell() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  boolean endedBadly() {
    return !process.isAlive() && process.exitValue() != 0;
  }

  /** Whether it has kept still for longer than it may; a process that has ended has not. */
  boolean isSilent(GangPlan plan) {
    long bound = (hasSpoken ? plan.silenceBound() : plan.startBound()).toNanos();
    return process.isAlive() && quietNanos() > bound;
  }

  /** Whether it runs, and has said less than one that is well would have. */
  boolean isQuiet() {
    return process.isAlive() && quietNanos() > QUIET_NANOS;
  }

  long quietNanos() {
    return nanos.getAsLong() - heard;
  }

  /** What became of it, after it ended badly or fell silent. */
  Lost lost() {
    if (process.isAlive()) {
      String kind = hasSpoken ? "silent" : "never started";
      long seconds = quietNanos() / 1_000_000_000L;
      return new Lost(number, kind, "it has said nothing for " + seconds + " s", step, log);
    }
    int code = process.exitValue();
    String told =
        Optional.ofNullable(failure)
            .map(line -> line.path("message").asText())
            .orElse("it ended with exit code " + code);
    return new Lost(number, WorkerExit.kindOf(code), told, step, log);
  }

  /** Ends it whatever it does, and waits until it has. */
  void destroy() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        ear.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear() {
    try (BufferedReader lines = process.inputReader();
        BufferedWriter rest =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard = nanos.getAsLong();
        hasSpoken = true;
        Optional<JsonNode> told = told(line);
        if (told.isPresent()) {
          take(told.get());
        } else {
          rest.write(line + "\n");
          rest.flush();
        }
      }
    } catch (IOException e) {
      // The pipe of a process that was destroyed: how it ended is told by its exit.
    }
  }

  private void take(JsonNode line) {
    step = Math.max(step, line.path("step").asLong(-1));
    if (line.path("event").asText().equals("failed")) {
      failure = line;
    }
    listener.said(number, line);
  }

  private static Optional<JsonNode> told(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
