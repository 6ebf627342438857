package dev.granary.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the project's scripts, as a user would, and waits for them. */
public record Shell(Path folder, Map<String, String> environment) {
  private static final int MOST_MINUTES = 5;

  /** A script at work, or what it left. */
  public record Started(Process process, Path out, Path err) {
    public Started await() throws IOException, InterruptedException {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException("it did not end: " + told());
      }
      return this;
    }

    public int exit() {
      return process.exitValue();
    }

    public String told() throws IOException {
      return Files.readString(out) + Files.readString(err);
    }

    /** The one document that it printed. */
    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(Files.readString(out));
    }
  }

  public Started start(String command) throws IOException {
    Path out = Files.createTempFile(folder, "told", ".out");
    Path err = Files.createTempFile(folder, "told", ".err");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + command);
    builder.environment().putAll(environment);
    return new Started(
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  public Started run(String command) throws IOException, InterruptedException {
    return start(command).await();
  }
}
