package dev.granary.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command took from its start to its end, with all processes that it started.
 *
 * @param processor seconds of all processors
 * @param memory the most that all its processes had in memory, each at its own time, in bytes
 * @param spilled the most that was spilled in the folder it writes to, in bytes
 */
record Measured(double wall, double processor, long memory, long spilled) {
  private static final Pattern MOST = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
  private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9.]+)s");

  /** Runs it; fails where it does. */
  static Measured of(List<String> command, Map<String, String> environment, Path log, Path out)
      throws IOException, InterruptedException {
    List<String> shell =
        new ArrayList<>(List.of("bash", "-c", "\"$@\"; ended=$?; times; exit $ended", "-"));
    shell.addAll(command);
    File file = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(shell).redirectErrorStream(true).redirectOutput(file);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Memory memory = new Memory();
    Spill spill = new Spill(out);
    while (process.isAlive()) {
      memory.look(process);
      spill.look();
      Thread.sleep(100);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          command + " ended with " + process.exitValue() + ", see " + log);
    }
    return new Measured(wall, processor(Files.readAllLines(log)), memory.most(), spill.most());
  }

  /** The last of two lines of {@code times}: user and system of what the shell started. */
  private static double processor(List<String> lines) {
    Matcher times = TIME.matcher(lines.get(lines.size() - 1));
    double seconds = 0;
    while (times.find()) {
      seconds += 60 * Integer.parseInt(times.group(1)) + Double.parseDouble(times.group(2));
    }
    return seconds;
  }

  /** The most memory of each process. */
  private static final class Memory {
    private final Map<Long, Long> most = new HashMap<>();

    void look(Process process) {
      process
          .descendants()
          .forEach(
              each -> {
                Path status = Path.of("/proc", String.valueOf(each.pid()), "status");
                try {
                  Matcher found = MOST.matcher(Files.readString(status));
                  if (found.find()) {
                    most.put(each.pid(), Long.parseLong(found.group(1)) << 10);
                  }
                } catch (IOException over) {
                  // It ended since; what was seen before counts.
                }
              });
    }

    long most() {
      return most.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
