package dev.granary.launch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is to be started, and how long it may keep still.
 *
 * @param command of every process; they are told apart by their environment
 * @param directory where logs go
 * @param startBound how long a process may take to say its first word
 * @param silenceBound how long it may say nothing after that
 * @param maxRestarts how often all are started again after one was lost
 * @param conduct what may be expected of them
 */
public record GangPlan(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    int processes,
    Duration startBound,
    Duration silenceBound,
    int maxRestarts,
    Conduct conduct) {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  public GangPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (processes < 1 || maxRestarts < 0) {
      throw new IllegalArgumentException(
          processes + " processes and " + maxRestarts + " restarts cannot be");
    }
  }

  /** Of built-in workers. */
  public GangPlan(
      List<String> command,
      Map<String, String> environment,
      Path directory,
      int processes,
      Duration startBound,
      Duration silenceBound,
      int maxRestarts) {
    this(
        command,
        environment,
        directory,
        processes,
        startBound,
        silenceBound,
        maxRestarts,
        Conduct.WORKER);
  }

  /**
   * Of a program of somebody else's, which nobody holds frozen for keeping still.
   *
   * @param program its words
   */
  public static GangPlan ofForeign(
      List<String> program,
      Map<String, String> environment,
      Path directory,
      int processes,
      int maxRestarts) {
    return new GangPlan(
        KeptCommand.of(program),
        environment,
        directory,
        processes,
        FOREVER,
        FOREVER,
        maxRestarts,
        Conduct.FOREIGN);
  }
}
