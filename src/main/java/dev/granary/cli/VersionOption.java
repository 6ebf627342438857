package dev.granary.cli;

import dev.granary.version.Versions;
import picocli.CommandLine.Option;

/** Which version of a dataset. */
final class VersionOption {
  @Option(
      names = "--version",
      paramLabel = "V",
      description = "A version such as 1.0.7. Default: the one that was published last.")
  private String version = Versions.LATEST;

  String asked() {
    return version;
  }
}
