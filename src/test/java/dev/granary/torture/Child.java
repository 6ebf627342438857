package dev.granary.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real command in a process of its own. */
final class Child {
  /** How a process ends that was killed. */
  static final int KILLED = 137;

  private static final int MOST_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it with a trap. */
  static Child start(Place place, Point point, int occurrence, Action action, String[] words)
      throws IOException {
    return start(
        place, List.of(point.toString(), String.valueOf(occurrence), action.name()), words);
  }

  /** Starts it without. */
  static Child start(Place place, String[] words) throws IOException {
    return start(place, List.of("-", "0", Action.FAIL.name()), words);
  }

  /** Starts it so that a trap can take all the descriptors that it may have. */
  static Child startWithFewDescriptors(Place place, Point point, String[] words)
      throws IOException {
    return start(
        place,
        List.of("bash", "-c", "ulimit -n 300; exec \"$@\"", "bash"),
        List.of(point.toString(), "1", Action.EXHAUST.name()),
        words);
  }

  private static Child start(Place place, List<String> trap, String[] words) throws IOException {
    return start(place, List.of(), trap, words);
  }

  private static Child start(Place place, List<String> shell, List<String> trap, String[] words)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(place.folder().toString()));
    arguments.addAll(trap);
    arguments.addAll(List.of(words));
    Path out = Files.createTempFile(place.folder(), "told", ".out");
    Path err = Files.createTempFile(place.folder(), "told", ".err");
    List<String> command = new ArrayList<>(shell);
    command.addAll(ChildJvm.command(TortureMain.class, arguments.toArray(String[]::new)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Child(process, out, err);
  }

  /** Waits until it is over, and gives its exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("a child did not end within " + MOST_SECONDS + " seconds");
    }
    return process.exitValue();
  }

  /** Waits until it says something on standard error, or is over. */
  void awaitSaying(String words) throws IOException {
    while (process.isAlive() && !err().contains(words)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Waits until it stands still, having stopped itself, or is over. */
  void awaitStop() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "stat");
    while (process.isAlive() && !Files.readString(status).matches("(?s)[0-9]+ \\(.*\\) T .*")) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Lets it go on where it stopped itself. */
  void proceed() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }
}
