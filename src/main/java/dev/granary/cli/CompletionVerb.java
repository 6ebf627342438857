package dev.granary.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footerHeading = "%nFor instance:%n",
    footer = "  source <(scripts/granary completion)")
final class CompletionVerb implements Callable<Integer> {
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() {
    self.commandLine().getOut().print(AutoComplete.bash("granary", self.root().commandLine()));
    return ExitCode.DONE.number();
  }
}
