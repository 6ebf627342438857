package dev.granary.cli;

import dev.granary.record.RecordId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what became of records that are known by their ids. */
@Command(name = "trace", description = "Tell what became of a record that is known by its id.")
final class TraceVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ID",
      description = "Ids of records: 32 hexadecimal digits each.")
  private List<String> ids = new ArrayList<>();

  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<RecordId> wanted = ids.stream().map(RecordIds::parsed).toList();
    RecordHistory history = RecordHistory.of(dataset.place(), version.asked());
    Findings found = history.trace(wanted);
    self.commandLine().getOut().print(json.wanted() ? found.json() : found.text());
    return ExitCode.DONE.number();
  }
}
