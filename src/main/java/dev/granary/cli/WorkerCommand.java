package dev.granary.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a training worker is started: a Java of its own, with the jars of TensorFlow, which the
 * command itself never loads.
 */
record WorkerCommand(List<String> words) {
  private static final String MAIN = "dev.granary.train.Worker";

  /**
   * TensorFlow's memory is given back where the worker says so, not by the garbage collector, which
   * would look at each string of a batch and read /proc for it: input is half as fast again.
   */
  private static final String NO_POINTERS_TO_COLLECT = "-Dorg.bytedeco.javacpp.nopointergc=true";

  /** The first of our own jars, for it holds the worker, and then what it needs beyond. */
  static WorkerCommand ofThisInstallation() {
    return in(Path.of(System.getProperty(EnvironmentOption.HOME, ".")));
  }

  static WorkerCommand in(Path home) {
    Path jars = home.resolve("target/lib-train");
    if (!Files.isDirectory(jars)) {
      throw new VerbFailed(
          ExitCode.INFRASTRUCTURE,
          "TensorFlow is not there: "
              + jars
              + " is missing; scripts/granary fetches it, so start launch by that");
    }
    String own = System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0];
    return new WorkerCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            NO_POINTERS_TO_COLLECT,
            "-cp",
            own + File.pathSeparator + jars.resolve("*"),
            MAIN));
  }
}
