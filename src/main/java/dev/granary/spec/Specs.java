package dev.granary.spec;

import java.nio.file.Path;

/** Reads specs. */
public final class Specs {
  private Specs() {}

  /**
   * Reads a spec, with its defaults filled in and its paths absolute.
   *
   * @throws BadSpec with every problem of the file, if there is any
   */
  public static ReadSpec read(Path file) {
    Value<Spec> spec = YamlFile.read(file, SpecKeys.SPEC);
    return new ReadSpec(spec.value(), spec.settings());
  }
}
