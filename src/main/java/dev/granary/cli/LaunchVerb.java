package dev.granary.cli;

import dev.granary.launch.model.ModelGate;
import dev.granary.spec.LaunchSpec;
import dev.granary.spec.LaunchTarget;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains on a published version. */
@Command(
    name = "launch",
    description =
        "Check a published version, hand it to workers on this machine, and train the model that"
            + " the spec's section train describes. Workers that are lost are started again. Or"
            + " hand it to your own program, here or on TPUs: see --target.")
final class LaunchVerb implements Callable<Integer> {
  private static final String HOSTS = "--hosts";
  private static final String STEP_SECONDS = "--step-seconds";

  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final ShardsForWorkers shards = new ShardsForWorkers();
  @Mixin private final TargetOption target = new TargetOption();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "-- COMMAND",
      description = "The words of your own trainer, for every target but local.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = HOSTS,
      paramLabel = "N",
      description =
          "How many workers share each step. Default: 1; of TPU slices, as many as they have VMs.")
  private int hosts = 1;

  @Option(
      names = "--training-dir",
      paramLabel = "DIR",
      description =
          "Where checkpoints, events, evaluation and model go; one that holds checkpoints is gone"
              + " on with. Default: a new folder under _training of the dataset.")
  private @Nullable Path trainingDirectory;

  @Option(
      names = "--max-restarts",
      paramLabel = "N",
      description = "How often all workers are started again after one was lost. Default: 3.")
  private int maxRestarts = 3;

  @Option(
      names = STEP_SECONDS,
      paramLabel = "S",
      description = "How long a step may take before a worker is held frozen. Default: 60.")
  private int stepSeconds = 60;

  @Option(
      names = "--promote",
      description =
          "Make the model the one to serve when it is trained, unless the gate keeps it back"
              + " (then the exit code is 3).")
  private boolean promote;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--dry-run",
      description =
          "Print the hand-off that would be written, or what would be submitted; nothing is"
              + " started.")
  private boolean dryRun;

  @picocli.CommandLine.Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException, Superseded {
    requirePositive();
    LaunchSpec launch = target.over(dataset.environment().launch(), words);
    if (launch.target() != LaunchTarget.LOCAL) {
      return other(launch);
    }
    if (promote && dryRun) {
      throw new VerbFailed(
          ExitCode.INVALID, "--dry-run trains nothing that --promote could promote");
    }
    LocalLaunch local =
        new LocalLaunch(
            dataset,
            version.asked(),
            shards,
            new LocalLaunch.Bounds(hosts, maxRestarts, Duration.ofSeconds(stepSeconds)),
            Optional.ofNullable(trainingDirectory),
            self.commandLine());
    return dryRun ? local.rehearse() : tell(local.run(gate()));
  }

  /** The gate before the model, where it is to be promoted. */
  private Optional<ModelGate> gate() {
    return promote ? Optional.of(GateOfSpec.of(dataset.spec())) : Optional.empty();
  }

  private int tell(TrainingTold told) throws IOException {
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return told.exit().number();
  }

  private int other(LaunchSpec launch) throws IOException, InterruptedException {
    if (promote || json.wanted()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "--promote and --json are for target local, and this is target "
              + launch.target().word()
              + ": leave them out");
    }
    OtherLaunch asked =
        new OtherLaunch(
            dataset,
            version.asked(),
            launch,
            self.commandLine().getParseResult().hasMatchedOption(HOSTS)
                ? OptionalInt.of(hosts)
                : OptionalInt.empty(),
            maxRestarts,
            shards,
            Optional.ofNullable(trainingDirectory),
            self.commandLine());
    if (launch.target() == LaunchTarget.COMMAND) {
      CommandLaunch command = new CommandLaunch(asked);
      return dryRun ? command.rehearse() : command.run();
    }
    SubmittedLaunch submitted = new SubmittedLaunch(asked);
    return dryRun ? submitted.rehearse() : submitted.run();
  }

  private void requirePositive() {
    if (hosts < 1 || stepSeconds < 1 || maxRestarts < 0) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "--hosts and "
              + STEP_SECONDS
              + " must be at least 1, --max-restarts at least 0; they are %d, %d and %d"
                  .formatted(hosts, stepSeconds, maxRestarts));
    }
  }
}
