package dev.granary.cli;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a dataset the whole way. */
@Command(
    name = "run",
    description = "Make a version of a dataset, the whole way from its files to publishing.",
    customSynopsis =
        "granary run [-h] [--env=ENV] [--date=D] [--max-cost=AMOUNT] [--no-publish]"
            + " [--resume] [--submit] [--json] SPEC"
            + " [-- BEAM-OPTIONS]")
final class RunVerb implements Callable<Integer> {
  @Mixin private final SpecArgument spec = new SpecArgument();

  @Parameters(
      index = "1..*",
      paramLabel = "BEAM-OPTIONS",
      description = "After --: options for Apache Beam, handed on as they are.")
  private List<String> engineArguments = new ArrayList<>();

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();

  @Option(
      names = "--date",
      paramLabel = "D",
      converter = LogicalDate.class,
      description = "The logical date that is refreshed, such as 2026-11-20.")
  private @Nullable LocalDate date;

  @Option(
      names = "--no-publish",
      description = "Make the version and its report, but leave it where nobody reads it.")
  private boolean noPublish;

  @Option(
      names = "--resume",
      description =
          "Where a run of the same spec, input and date failed or died, go on after its last complete"
              + " phase.")
  private boolean resume;

  @Option(
      names = "--submit",
      description =
          "Where the engine is dataflow: end when the job is at work, and leave it to `publish` to"
              + " publish.")
  private boolean submit;

  @Mixin private final MaxCostOption maxCost = new MaxCostOption();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    EngineWords.require(engineArguments);
    CommandLine verb = self.commandLine();
    refuseWhatIsTooDear();
    DatasetRun run = new DatasetRun(this, new Terminal(verb.getErr(), System.getenv()));
    RunTold told = run.execute();
    return told.to(verb, json);
  }

  /** Before anything is taken or written. */
  private void refuseWhatIsTooDear() throws IOException {
    if (maxCost.isGiven()) {
      PlannedRun planned = PlannedRun.of(spec, environment, maxCost, self);
      planned
          .overLimit()
          .ifPresent(
              sentence -> {
                throw new VerbFailed(ExitCode.OVER_LIMIT, sentence + " Nothing was started.");
              });
    }
  }

  SpecArgument spec() {
    return spec;
  }

  EnvironmentOption environment() {
    return environment;
  }

  Storage storage() {
    return environment.storage(self);
  }

  Optional<LocalDate> date() {
    return Optional.ofNullable(date);
  }

  boolean leavesStaged() {
    return noPublish;
  }

  boolean resumes() {
    return resume;
  }

  boolean submits() {
    return submit;
  }

  List<String> engineArguments() {
    return engineArguments;
  }
}
