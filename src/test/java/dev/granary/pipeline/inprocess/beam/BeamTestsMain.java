package dev.granary.pipeline.inprocess.beam;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.runner.JUnitCore;

/** Runs Beam's tests, and leaves behind how they went in the file that is named. */
final class BeamTestsMain {
  private BeamTestsMain() {}

  public static void main(String[] arguments) throws IOException {
    OutcomeListener listener = new OutcomeListener();
    JUnitCore junit = new JUnitCore();
    junit.addListener(listener);
    junit.run(BeamTests.request());
    try (ObjectOutputStream out =
        new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      out.writeObject(listener.outcomes());
    }
    // Threads that a test left behind must not keep the process.
    System.exit(0);
  }
}
