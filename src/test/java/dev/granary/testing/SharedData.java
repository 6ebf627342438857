package dev.granary.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data that is not part of the repository: a test that needs it is skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  /** A file of the shared data, or the end of the test, as skipped. */
  public static Path file(String name) {
    String given = System.getenv("GRANARY_SHARED_DATA");
    Path folder =
        Path.of(
            System.getProperty("granary.shared.data", given == null ? "../shared/data" : given));
    Path file = folder.resolve(name);
    assumeTrue(Files.exists(file), "shared data is not here: " + file);
    return file;
  }
}
