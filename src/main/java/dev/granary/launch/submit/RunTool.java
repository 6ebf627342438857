package dev.granary.launch.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the tool of a platform as a process of its own, with words and no shell. It stands where
 * this process does, since the environment may hold paths that count from here; the files of the
 * submission are in a folder that is removed afterwards.
 */
public final class RunTool {
  private static final int LAST_LINES = 5;

  private final Path program;
  private final Consumer<String> shown;

  /**
   * A tool that is there.
   *
   * @param shown hears each line that it prints
   */
  public RunTool(Path program, Consumer<String> shown) {
    this.program = program;
    this.shown = shown;
  }

  /**
   * How a tool ended.
   *
   * @param lastLines what it said last
   */
  public record Outcome(int code, List<String> lastLines) {
    public Outcome {
      lastLines = List.copyOf(lastLines);
    }
  }

  /** Returns when the tool has ended; where the wait is interrupted, the tool is ended. */
  public Outcome run(Submission submission) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("granary-launch");
    try {
      for (Map.Entry<String, String> file : submission.files().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return run(submission, folder);
    } finally {
      for (String name : submission.files().keySet()) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private Outcome run(Submission submission, Path folder) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(submission.commandWithFilesIn(folder));
    words.set(0, program.toAbsolutePath().toString());
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(
                submission
                    .input()
                    .map(name -> ProcessBuilder.Redirect.from(folder.resolve(name).toFile()))
                    .orElse(ProcessBuilder.Redirect.PIPE))
            .start();
    try {
      process.getOutputStream().close();
      Deque<String> last = new ArrayDeque<>();
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          shown.accept(line);
          last.addLast(line);
          if (last.size() > LAST_LINES) {
            last.removeFirst();
          }
        }
      }
      return new Outcome(process.waitFor(), List.copyOf(last));
    } finally {
      process.destroyForcibly();
    }
  }
}
