package dev.granary.cli;

import dev.granary.gate.ApplyOverrides;
import dev.granary.version.HistoryEvent;
import dev.granary.version.Overrides;
import dev.granary.version.Stamp;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a gate that fails pass for a while. */
@Command(
    name = "override",
    description =
        "Let a gate that fails pass until a date: whoever overrides takes the blame, by name and for"
            + " good. The next runs publish, and say so.")
final class OverrideVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1",
      paramLabel = "GATE",
      description = "The gate as gates.json and the report name it, such as volume.change.")
  private String gate = "";

  @Option(
      names = "--reason",
      converter = OneLine.class,
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is written into the history for good.")
  private String reason = "";

  @Option(
      names = "--expires",
      converter = Until.Reader.class,
      required = true,
      paramLabel = "WHEN",
      description = "Until when: a date such as 2026-12-24, that day included, or 3d or 12h.")
  private Until expires = new Until("", LocalDate.EPOCH, Duration.ZERO);

  @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    Stamp stamp = Stamps.now();
    HistoryEvent.GateOverridden event =
        new HistoryEvent.GateOverridden(gate, expires.from(stamp.at()), reason);
    requireSense(event, stamp);
    if (!dryRun) {
      Overrides.record(place.storage(), place.root(), place.dataset(), event, stamp);
    }
    OverrideTold told =
        new OverrideTold(
            place.dataset(),
            event,
            stamp,
            dryRun ? OverrideTold.Outcome.WOULD_OVERRIDE : OverrideTold.Outcome.OVERRIDDEN);
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private void requireSense(HistoryEvent.GateOverridden event, Stamp stamp) {
    if (!ApplyOverrides.isPossible(gate)) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "gate "
              + gate
              + " says whether the records are all there and can be laid out; that cannot be"
              + " overridden. Mend what it names and run again.");
    }
    if (reason.isBlank()) {
      throw new VerbFailed(ExitCode.INVALID, "--reason must say why; it stays in the history");
    }
    if (!stamp.at().isBefore(event.expires())) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "--expires " + expires.written() + " is over already; name a date to come, or 3d or 12h");
    }
  }
}
