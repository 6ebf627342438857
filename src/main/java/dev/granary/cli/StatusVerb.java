package dev.granary.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how a dataset stands. */
@Command(
    name = "status",
    description =
        "Tell what is current, who is at work, and what became of runs that did not publish.")
final class StatusVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--max-age-hours",
      paramLabel = "H",
      description = "End with exit code 3 where the current version is older, or there is none.")
  private long maxAgeHours;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetStatus status = DatasetStatus.of(dataset.place());
    self.commandLine().getOut().print(json.wanted() ? status.json() : status.text());
    if (maxAgeHours > 0
        && status.isOlderThan(Duration.ofHours(maxAgeHours), Clock.systemUTC().instant())) {
      self.commandLine()
          .getErr()
          .println(
              "granary: the current version of %s is older than %d hours"
                  .formatted(status.place().dataset(), maxAgeHours));
      return ExitCode.FAILED_AUDIT.number();
    }
    return ExitCode.DONE.number();
  }
}
