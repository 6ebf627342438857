package dev.granary.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data of others that lies beside the project. */
public final class SharedData {
  private static final String NAME = "GRANARY_SHARED_DATA";

  private SharedData() {}

  public static Path directory(String name) {
    String environment = System.getenv().getOrDefault(NAME, "../shared/data");
    Path path = Path.of(System.getProperty(NAME, environment), name);
    Assumptions.assumeTrue(Files.isDirectory(path), "skipped: there is no " + path);
    return path;
  }
}
