package dev.granary.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Python of this machine, or the one in GRANARY_PYTHON; without one a test is skipped. */
public final class Python {
  private Python() {}

  /** How a program ended, and what it printed. */
  public record Ended(int exit, String printed) {}

  /** What a program prints; it must end well. */
  public static String run(String... arguments) throws IOException, InterruptedException {
    Ended ended = end(Path.of("").toAbsolutePath(), Map.of(), arguments);
    assertThat(ended.exit()).as(ended.printed()).isZero();
    return ended.printed();
  }

  /** Runs a program in a folder, however it ends. */
  public static Ended end(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("GRANARY_PYTHON", "python3");
    List<String> command = new ArrayList<>(List.of(python));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, python + " is not here: " + e.getMessage());
      throw e;
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  /** Skips the test where a package cannot be imported. */
  public static void require(String module) throws IOException, InterruptedException {
    Ended ended = end(Path.of("").toAbsolutePath(), Map.of(), "-c", "import " + module);
    assumeTrue(
        ended.exit() == 0,
        module + " cannot be imported; install it, and name its Python in GRANARY_PYTHON");
  }
}
