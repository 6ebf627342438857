package dev.granary.cli;

import picocli.CommandLine.Option;

/** Whether the answer is for a program. */
final class JsonOption {
  static final String NAME = "--json";

  @Option(
      names = NAME,
      description = "Print one JSON document to standard output, and all else to standard error.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
