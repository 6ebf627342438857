package dev.granary.pipeline.inprocess.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Beam's tests in a process of their own: they leave threads and settings behind. */
final class BeamTestsProcess {
  /** What the tests print, and which they are; kept to be read after a failure. */
  private static final Path LOG = Path.of("target/validates-runner.log");

  private static final int MOST_MINUTES = 10;

  /** The number of threads is set, so that all machines try the same. */
  private static final String BEAM_OPTIONS =
      "[\"--runner=" + WatchedRunner.class.getName() + "\", \"--inProcessParallelism=3\"]";

  private BeamTestsProcess() {}

  /** How each test went. */
  static List<Outcome> run(Path scratch) throws Exception {
    Path outcomes = scratch.resolve("outcomes");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g", // a test groups by keys of 100 MB
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-DbeamTestPipelineOptions=" + BEAM_OPTIONS,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                BeamTestsMain.class.getName(),
                outcomes.toString())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    boolean over = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(over).as("%d minutes are enough; see the end of %s", MOST_MINUTES, LOG).isTrue();
    assertThat(process.exitValue()).as("the tests ran to their end; see %s", LOG).isZero();
    return read(outcomes);
  }

  @SuppressWarnings("unchecked") // The other process writes this very list.
  private static List<Outcome> read(Path outcomes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(outcomes))) {
      return (List<Outcome>) in.readObject();
    }
  }
}
