package dev.granary.cli;

import dev.granary.lineage.QuarantineScan;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists records that were set aside. */
@Command(
    name = "list",
    description = "List records that were set aside: where they stand and why, never their text.")
final class QuarantineListVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final SetAside setAside = new SetAside();

  @Option(names = "--reason", paramLabel = "R", description = "Only these, such as CHECK_RANGE.")
  private @Nullable String reason;

  @Option(names = "--source", paramLabel = "S", description = "Only those of a source.")
  private @Nullable String source;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many are listed; all are counted. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new VerbFailed(ExitCode.INVALID, "--limit must be 0 or more, was " + limit);
    }
    SetAside.Opened opened = setAside.open(dataset.place());
    try (QuarantineScan scan = opened.scan()) {
      QuarantineList list =
          QuarantineList.of(opened.of(), scan, new QuarantineList.Filter(reason, source), limit);
      self.commandLine().getOut().print(json.wanted() ? list.json() : list.text());
    }
    return ExitCode.DONE.number();
  }
}
