package dev.granary.launch.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One process of a gang: hears what it says, and knows when that was last. */
final class Member {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A worker that is well says something every second. */
  private static final long QUIET_NANOS = 2_500_000_000L;

  /** More than a keeper gives its program. */
  private static final long GRACE_SECONDS = 8;

  /** Somebody that nobody knows of may hold the pipe open. */
  private static final long LAST_WORDS_MILLIS = 5_000;

  private final int number;
  private final Process process;
  private final Conduct conduct;
  private final Family family;
  private final Path log;
  private final GangListener listener;
  private final LongSupplier nanos;
  private final Thread ear;
  private volatile boolean hasSpoken;
  private volatile long heard;
  private volatile long step = -1;
  private volatile @Nullable JsonNode failure;

  private Member(
      int number,
      Process process,
      Conduct conduct,
      Family family,
      Path log,
      GangListener listener,
      LongSupplier nanos) {
    this.number = number;
    this.process = process;
    this.conduct = conduct;
    this.family = family;
    this.log = log;
    this.listener = listener;
    this.nanos = nanos;
    this.heard = nanos.getAsLong();
    this.ear = new Thread(this::hear, "worker " + number);
    ear.setDaemon(true);
  }

  static Member start(
      int number,
      ProcessBuilder builder,
      Conduct conduct,
      Path log,
      GangListener listener,
      LongSupplier nanos)
      throws IOException {
    String mark = builder.environment().getOrDefault(Family.MARK, "none");
    Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    Family family = new Family(process.toHandle(), mark);
    Member member = new Member(number, process, conduct, family, log, listener, nanos);
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
    return new Lost(number, WorkerExit.kindOf(code, conduct), told, step, log);
  }

  /** Lets a program of somebody else's put its things in order; a worker has no need of it. */
  void askToEnd() {
    if (conduct == Conduct.FOREIGN) {
      // By the handle, since the process would close what it still prints into.
      process.toHandle().destroy();
    }
  }

  /** Ends it whatever it does, with all that came of it, and waits until it has. */
  void destroy() {
    boolean interrupted = false;
    while (true) {
      try {
        if (conduct == Conduct.FOREIGN) {
          process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
          family.end();
        }
        // By the handle: the process would close what is not read yet of its last words.
        process.toHandle().destroyForcibly();
        process.waitFor();
        ear.join(LAST_WORDS_MILLIS);
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
        MemberLog rest = new MemberLog(log, this::warn)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard = nanos.getAsLong();
        hasSpoken = true;
        Optional<JsonNode> told = told(line);
        if (told.isEmpty() || conduct == Conduct.FOREIGN) {
          rest.write(line);
        }
        if (told.isPresent()) {
          take(told.get());
        } else {
          listener.wrote(number, line);
        }
      }
    } catch (IOException e) {
      // The pipe of a process that was destroyed: how it ended is told by its exit.
    }
  }

  private void warn(String warning) {
    if (conduct == Conduct.FOREIGN) {
      listener.wrote(number, "granary: " + warning);
    } else {
      listener.said(
          number, JSON.createObjectNode().put("event", "warning").put("message", warning));
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
