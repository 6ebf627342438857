package dev.granary.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells why a line of an input file is, or is not, in a version. */
@Command(
    name = "why-missing",
    description = "Tell what became of a line of an input file, and why.")
final class WhyMissingVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--file",
      required = true,
      paramLabel = "F",
      description = "The input file, or the end of its name from a / on.")
  private String file = "";

  @Option(
      names = "--line",
      required = true,
      paramLabel = "N",
      description = "The line, counted from 1; a header is a line, too.")
  private long line;

  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (line < 1) {
      throw new VerbFailed(ExitCode.INVALID, "--line counts from 1, was " + line);
    }
    RecordHistory history = RecordHistory.of(dataset.place(), version.asked());
    Findings found = history.at(file, line);
    self.commandLine().getOut().print(json.wanted() ? found.json() : found.text());
    return ExitCode.DONE.number();
  }
}
