package dev.granary.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves versions whole. */
@Command(
    name = "verify",
    description = "Read every byte of a version again and compare it with what was published.")
final class VerifyVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @ArgGroup private final Which which = new Which();

  @Option(
      names = "--deep",
      description =
          "Where all files are whole, also read every record: its checksums, its place in the"
              + " index, its example, its row in the ledger.")
  private boolean deep;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    Audit.Depth depth = deep ? Audit.Depth.RECORDS : Audit.Depth.FILES;
    Audit audit = which.all ? Audit.ofAll(place, depth) : Audit.of(place, depth, which.version);
    self.commandLine().getOut().print(json.wanted() ? audit.json() : audit.text());
    return (audit.isWhole() ? ExitCode.DONE : ExitCode.FAILED_AUDIT).number();
  }

  /** One version or all. */
  private static final class Which {
    @Option(
        names = "--version",
        paramLabel = "V",
        description = "A version such as 1.0.7. Default: the one that was published last.")
    private String version = "latest";

    @Option(names = "--all", description = "Every published version.")
    private boolean all;
  }
}
