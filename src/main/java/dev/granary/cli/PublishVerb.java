package dev.granary.cli;

import dev.granary.pipeline.PublishRun;
import dev.granary.pipeline.RunRequest.Caller;
import dev.granary.pipeline.RunRequest.Watching;
import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.Clock;
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

/** Publishes a run whose job ended when nobody waited for it. */
@Command(
    name = "publish",
    description = "Publish a run that was submitted, when its job is done; once, however often.",
    customSynopsis = "granary publish [-h] [--env=ENV] [--job=ID] [--json] RUN [-- BEAM-OPTIONS]")
final class PublishVerb implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of the run, or its name as `status` tells it.")
  private String run = "";

  @Parameters(
      index = "1..*",
      paramLabel = "BEAM-OPTIONS",
      description = "After --: options for Apache Beam, handed on as they are.")
  private List<String> engineArguments = new ArrayList<>();

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();

  @Option(
      names = "--job",
      paramLabel = "ID",
      description = "The job of the run, where it was begun from a template.")
  private @Nullable String job;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    EngineWords.require(engineArguments);
    Clock clock = Clock.systemUTC();
    Storage storage = environment.storage(self);
    PublishRun.Place place = RunPlace.of(run, storage, environment.environment());
    CommandLine verb = self.commandLine();
    PublishRun.Asked asked =
        new PublishRun.Asked(
            Optional.ofNullable(job),
            new Caller(Operator.name(), Release.number(), clock.instant()),
            new Watching(
                StageListener.NONE,
                engineArguments,
                failure -> Failures.of(failure).message(),
                notice -> verb.getErr().println("granary: " + notice)));
    RunTold told =
        RunTold.of(
            place.dataset(),
            new PublishRun(storage, place, environment.environment(), asked, clock).publish());
    return told.to(verb, json);
  }
}
