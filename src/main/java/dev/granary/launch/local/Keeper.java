package dev.granary.launch.local;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a launcher and a program of somebody else's, and hands on what it prints, the exit
 * code and the wish to end. When the launcher dies, however it does, this one's standard input
 * ends; then the program is ended with all that came of it.
 */
public final class Keeper {
  /** As a shell says that there is no such program. */
  private static final int NO_PROGRAM = 127;

  private static final int KILLED = 137;
  private static final long LOOK_MILLIS = 200;
  private static final long GRACE_SECONDS = 5;

  private Keeper() {}

  /** The words are those of the program. */
  public static void main(String[] words) throws IOException, InterruptedException {
    Process program;
    try {
      program =
          new ProcessBuilder(List.of(words))
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      System.err.println("granary: " + words[0] + " cannot be started: " + e.getMessage());
      Runtime.getRuntime().halt(NO_PROGRAM);
      return;
    }
    program.getOutputStream().close();
    Family family =
        new Family(
            ProcessHandle.current(),
            Optional.ofNullable(System.getenv(Family.MARK)).orElse("none"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ask(program, family), "end"));
    Thread lifeline = new Thread(() -> endWithTheLauncher(family), "lifeline");
    lifeline.setDaemon(true);
    lifeline.start();
    while (!program.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      family.look();
    }
    family.end();
    Runtime.getRuntime().halt(program.exitValue());
  }

  /** The program may put its things in order before it ends. */
  private static void ask(Process program, Family family) {
    program.destroy();
    try {
      program.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    family.end();
  }

  private static void endWithTheLauncher(Family family) {
    try {
      while (System.in.read() >= 0) {
        // Nobody says anything here: what counts is the end.
      }
    } catch (IOException e) {
      // The other end is gone just the same.
    }
    family.end();
    Runtime.getRuntime().halt(KILLED);
  }
}
