package dev.granary.cli;

import dev.granary.spec.ReadSpec;
import dev.granary.spec.Specs;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The spec that a verb is about. */
final class SpecArgument {
  @Parameters(index = "0", paramLabel = "SPEC", description = "Spec file of the dataset.")
  private Path file = Path.of("");

  Path file() {
    return file;
  }

  /** The folder that the names of input files are told from. */
  String directory() {
    return String.valueOf(file.toAbsolutePath().normalize().getParent());
  }

  ReadSpec read() {
    return Specs.read(file);
  }
}
