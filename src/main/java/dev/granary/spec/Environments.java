package dev.granary.spec;

import java.nio.file.Path;
import java.util.List;

/** Reads environments. */
public final class Environments {
  private Environments() {}

  /** The environment that an empty file would mean: this machine, with all of its processors. */
  public static Environment defaults() {
    Where nowhere = Where.root(new Reading(Path.of("")), Position.WHOLE_FILE);
    return EnvironmentKeys.ENVIRONMENT.fill(nowhere).orElseThrow().value();
  }

  /**
   * Reads an environment, with its defaults filled in and its paths absolute.
   *
   * @throws BadSpec with every problem of the file, if there is any
   */
  public static Environment read(Path file) {
    return YamlFile.read(file, EnvironmentKeys.ENVIRONMENT).value();
  }

  /**
   * Every setting of an environment and where it came from.
   *
   * @throws BadSpec with every problem of the file, if there is any
   */
  public static List<Setting> settings(Path file) {
    return YamlFile.read(file, EnvironmentKeys.ENVIRONMENT).settings();
  }
}
