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
    return read(file, YamlFile.load(file));
  }

  /**
   * Reads a spec whose text is at hand, as if it stood in a file.
   *
   * @throws BadSpec with every problem of the text, if there is any
   */
  public static ReadSpec read(Path file, String text) {
    Value<Spec> spec = YamlFile.read(file, text, SpecKeys.SPEC);
    return new ReadSpec(spec.value(), spec.settings(), text);
  }
}
