package dev.granary.launch.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Processes that live and die together. One that is killed, frozen or never comes is noticed within
 * the bounds of the plan; then all are ended and started anew, with other ports, until they finish
 * or there is no use in it. No process outlives this one: their standard input ends with it, and
 * programs that do not heed that have a {@link Keeper} that does.
 */
public final class Gang {
  private static final long LOOK_MILLIS = 50;
  private static final long OTHERS_MILLIS = 300;

  private final GangPlan plan;
  private final GangListener listener;
  private final LongSupplier nanos;
  private final List<Member> members = new ArrayList<>();
  private boolean isOver;

  public Gang(GangPlan plan, GangListener listener, LongSupplier nanos) {
    this.plan = plan;
    this.listener = listener;
    this.nanos = nanos;
  }

  /**
   * Returns when nothing runs any more.
   *
   * @throws InterruptedException also where this process is told to end: what became of the others
   *     is then its doing, and no outcome
   */
  public GangOutcome run() throws IOException, InterruptedException {
    Thread end = new Thread(this::endForGood, "end of the gang");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      for (int restarts = 0; ; restarts++) {
        Optional<Lost> lost = attempt(restarts);
        if (lost.isEmpty()) {
          return new GangOutcome.Finished(restarts);
        }
        if (restarts == plan.maxRestarts() || !lost.get().isWorthAnotherTry()) {
          return new GangOutcome.Failed(restarts, lost.get());
        }
        listener.restarts(lost.get(), restarts + 1);
      }
    } finally {
      endAll();
      unhook(end);
    }
  }

  private Optional<Lost> attempt(int number) throws IOException, InterruptedException {
    start(number);
    while (true) {
      if (allEndedWell()) {
        return Optional.empty();
      }
      if (culprit().isPresent()) {
        Thread.sleep(OTHERS_MILLIS);
        // One that was silent may have ended well meanwhile.
        Optional<Lost> lost = culprit();
        if (lost.isPresent()) {
          endAll();
          return lost;
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private synchronized void start(int attempt) throws IOException {
    Files.createDirectories(plan.directory());
    Surroundings surroundings = Surroundings.ofFreePorts(plan.processes());
    for (int process = 0; process < plan.processes() && !isOver; process++) {
      ProcessBuilder builder = new ProcessBuilder(plan.command());
      builder.environment().putAll(plan.environment());
      builder.environment().putAll(surroundings.of(process));
      builder.environment().put("GRANARY_ATTEMPT", Integer.toString(attempt));
      String name = "worker-%d-attempt-%d".formatted(process, attempt);
      builder.environment().put(Family.MARK, mark(name));
      members.add(
          Member.start(
              process,
              builder,
              plan.conduct(),
              plan.directory().resolve(name + ".log"),
              listener,
              nanos));
    }
  }

  /** No two families of a machine bear the same. */
  private String mark(String name) {
    ProcessHandle self = ProcessHandle.current();
    long born = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return "%d-%d-%s-%s".formatted(self.pid(), born, name, plan.directory().toAbsolutePath());
  }

  private synchronized boolean allEndedWell() throws InterruptedException {
    return wanted().stream().allMatch(Member::endedWell);
  }

  /** Whoever asks holds the lock until it has looked at them, or they may be ended meanwhile. */
  private List<Member> wanted() throws InterruptedException {
    if (isOver) {
      throw new InterruptedException("The launch was told to end, and its processes with it");
    }
    return members;
  }

  /**
   * Who was lost by itself, rather than for another. Where some only say that they wait for others
   * in vain, it is the one that still runs and has been quiet for longest.
   */
  private synchronized Optional<Lost> culprit() throws InterruptedException {
    Optional<Lost> first =
        wanted().stream()
            .filter(member -> member.endedBadly() || member.isSilent(plan))
            .map(Member::lost)
            .min(Comparator.comparingInt(Gang::blamelessness));
    if (first.isEmpty() || blamelessness(first.get()) == 0) {
      return first;
    }
    return members.stream()
        .filter(Member::isQuiet)
        .max(Comparator.comparingLong(Member::quietNanos))
        .map(Member::lost)
        .or(() -> first);
  }

  private static int blamelessness(Lost lost) {
    return switch (lost.kind()) {
      case "peer" -> 2;
      case "stuck" -> 1;
      default -> 0;
    };
  }

  /** As this process does when it is told to end. */
  synchronized void endForGood() {
    isOver = true;
    endAll();
  }

  private synchronized void endAll() {
    members.forEach(Member::askToEnd);
    members.forEach(Member::destroy);
    members.clear();
  }

  private static void unhook(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // The machine is going down already, and the hook does what we have just done.
    }
  }
}
