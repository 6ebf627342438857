package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who does the job: its name, and the command that does it in a folder.
 *
 * @param plan the command that tells beforehand, where there is one
 */
record Contestant(
    String name,
    List<String> command,
    Optional<List<String>> plan,
    Map<String, String> environment) {
  /** As much goes into a file of the loop by hand as into one of Granary's; but 16 at least. */
  private static final int MEGABYTES_FOR_A_FILE = 67;

  /** The loop written by hand. */
  static Contestant byHand(Path work, int megabytes, String heap) {
    return new Contestant(
        "by hand",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            HandWritten.class.getName(),
            work.resolve("documents").toString(),
            work.resolve("out").toString(),
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            Integer.toString(Math.max(16, megabytes / MEGABYTES_FOR_A_FILE))),
        Optional.empty(),
        Map.of());
  }

  /** Granary on an engine. */
  static Contestant granary(Path work, String engine, String heap) throws IOException {
    String settings =
        switch (engine) {
          case "in-process" -> "engine: in_process\n";
          case "flink-embedded" -> "engine: flink\n";
          case "flink-cluster" -> "engine: flink\nflink: {master: \"127.0.0.1:8081\"}\n";
          default -> throw new IllegalArgumentException("what is engine " + engine + "?");
        };
    Path environment =
        Files.writeString(
            work.resolve(engine + ".yaml"),
            settings
                + "parallelism: "
                + Runtime.getRuntime().availableProcessors()
                + "\nroot: out\n");
    return new Contestant(
        engine,
        granary("run", work, environment),
        Optional.of(granary("plan", work, environment)),
        Map.of("GRANARY_JAVA_OPTS", "-Xmx" + heap));
  }

  private static List<String> granary(String verb, Path work, Path environment) {
    return List.of(
        "scripts/granary",
        verb,
        work.resolve("spec.yaml").toString(),
        "--env",
        environment.toString());
  }
}
