package dev.granary.cli;

import dev.granary.lineage.QuarantineRow;
import dev.granary.pipeline.QuarantinedRecord;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a record looks like that was set aside. */
@Command(
    name = "show",
    description =
        "Show what a record looks like that was set aside: it is read again from its file, and held"
            + " against the rules as they are now.")
final class QuarantineShowVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id of the record: 32 hexadecimal digits, as `quarantine list` tells it.")
  private String id = "";

  @Mixin private final SetAside setAside = new SetAside();

  @Option(
      names = "--raw",
      description = "Show the values themselves, but those of personal fields.")
  private boolean raw;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    QuarantineRow row = setAside.find(place, RecordIds.parsed(id));
    QuarantinedRecord record =
        QuarantinedRecord.fetch(
            place.storage(),
            dataset.specOrFail(),
            dataset.specDirectory(),
            row,
            raw ? QuarantinedRecord.Wanted.VALUES : QuarantinedRecord.Wanted.SHAPES);
    ShownRecord shown = new ShownRecord(row, record);
    self.commandLine().getOut().print(json.wanted() ? shown.json() : shown.text());
    return record.answer() == QuarantinedRecord.Answer.FOUND
        ? ExitCode.DONE.number()
        : ExitCode.NOT_FOUND.number();
  }
}
