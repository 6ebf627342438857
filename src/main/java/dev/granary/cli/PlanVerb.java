package dev.granary.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what a run would do. */
@Command(
    name = "plan",
    description =
        "Tell what a run would read and write; some of the input is looked at, nothing is written.")
final class PlanVerb implements Callable<Integer> {
  @Mixin private final SpecArgument spec = new SpecArgument();
  @Mixin private final EnvironmentOption environment = new EnvironmentOption();
  @Mixin private final MaxCostOption maxCost = new MaxCostOption();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PlannedRun planned = PlannedRun.of(spec, environment, maxCost, self);
    self.commandLine().getOut().print(json.wanted() ? planned.json() : planned.text());
    return planned.exit().number();
  }
}
