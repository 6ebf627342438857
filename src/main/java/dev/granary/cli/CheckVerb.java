package dev.granary.cli;

import dev.granary.pipeline.CloudInputs;
import dev.granary.spec.pbtxt.SchemaText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a spec and its environment are sound. */
@Command(
    name = "check",
    description = "Check a spec and its environment; no data is read, nothing is written.")
final class CheckVerb implements Callable<Integer> {
  @Mixin private final SpecArgument spec = new SpecArgument();
  @Mixin private final EnvironmentOption environment = new EnvironmentOption();

  @Option(
      names = "--explain",
      description = "Print every setting, its value and where that came from.")
  private boolean explain;

  @Option(
      names = "--schema-pbtxt",
      description = "Print the schema as TensorFlow Data Validation writes it, and nothing else.")
  private boolean schemaText;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() {
    SoundSpec sound = SoundSpec.of(spec.file(), environment.file());
    CloudInputs.require(sound.spec().spec(), sound.environment());
    if (schemaText) {
      self.commandLine().getOut().print(SchemaText.of(sound.spec().spec().schema()));
      return ExitCode.DONE.number();
    }
    String text = explain ? sound.explanation() : sound.summary();
    self.commandLine().getOut().print(json.wanted() ? sound.json() : text);
    return ExitCode.DONE.number();
  }
}
