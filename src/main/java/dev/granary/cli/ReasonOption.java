package dev.granary.cli;

import picocli.CommandLine.Option;

/** Why something is done to a dataset. */
final class ReasonOption {
  @Option(
      names = "--reason",
      converter = OneLine.class,
      paramLabel = "TEXT",
      description = "Why; it is written into the history for good.")
  private String reason = "";

  String text() {
    return reason;
  }
}
