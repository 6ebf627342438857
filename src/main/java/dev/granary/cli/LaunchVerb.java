package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.BuildHandoff;
import dev.granary.launch.Wish;
import dev.granary.launch.local.Gang;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.GangPlan;
import dev.granary.launch.model.PromoteModel;
import dev.granary.launch.model.Training;
import dev.granary.spec.LaunchSpec;
import dev.granary.spec.LaunchTarget;
import dev.granary.spec.Spec;
import dev.granary.spec.TrainSpec;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Superseded;
import dev.granary.version.TrustedShards;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** What a worker may take beyond its own bounds before it is held frozen. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration START = Duration.ofMinutes(3);

  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();
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
    DatasetPlace place = dataset.place();
    Spec spec = dataset.spec().orElseThrow(LaunchVerb::noSpec);
    TrainSpec train = spec.train().orElseThrow(LaunchVerb::noTraining);
    Versions versions = place.versions();
    PublishedVersion published = versions.resolve(version.asked());
    Manifest manifest = versions.manifest(published);
    Wish wish = new TrainingWish(train, hosts, spec.seed()).wish();
    Handoff handoff = BuildHandoff.of(place.storage(), published, manifest, wish);
    if (dryRun) {
      self.commandLine()
          .getOut()
          .print(new String(HandoffJson.bytes(handoff), StandardCharsets.UTF_8));
      return ExitCode.DONE.number();
    }
    requireLocal(handoff.directory());
    WorkerCommand command = WorkerCommand.ofThisInstallation();
    TrustedShards.of(place.storage(), published, manifest);
    return train(place, manifest, handoff, command);
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
            Optional.ofNullable(trainingDirectory),
            self.commandLine());
    if (launch.target() == LaunchTarget.COMMAND) {
      CommandLaunch command = new CommandLaunch(asked);
      return dryRun ? command.rehearse() : command.run();
    }
    SubmittedLaunch submitted = new SubmittedLaunch(asked);
    return dryRun ? submitted.rehearse() : submitted.run();
  }

  private int train(DatasetPlace place, Manifest manifest, Handoff handoff, WorkerCommand command)
      throws IOException, InterruptedException, Superseded {
    RecordedTraining training =
        RecordedTraining.begin(place, handoff, "local", Optional.ofNullable(trainingDirectory));
    Path directory = training.directory();
    Path file = directory.resolve("handoff.json");
    HandoffJson.write(handoff, file);
    GangPlan plan =
        new GangPlan(
            command.words(),
            Map.of(
                "GRANARY_HANDOFF", file.toAbsolutePath().toString(),
                "GRANARY_TRAINING_DIR", directory.toAbsolutePath().toString(),
                "GRANARY_STEP_SECONDS", Integer.toString(stepSeconds),
                "GRANARY_START_SECONDS", Long.toString(START.toSeconds()),
                "TF_CPP_MIN_LOG_LEVEL", "2"),
            directory.resolve("logs"),
            hosts,
            START.plus(GRACE),
            Duration.ofSeconds(stepSeconds).plus(GRACE),
            maxRestarts);
    LaunchScreen screen = new LaunchScreen(self.commandLine().getErr(), handoff, System::nanoTime);
    GangOutcome outcome = new Gang(plan, screen, System::nanoTime).run();
    training.end(outcome, screen.mostSteps(), manifest);
    TrainingTold told = new TrainingTold(training.training().name(), handoff, directory, outcome);
    Optional<PromoteTold> promoted =
        promote && told.exit() == ExitCode.DONE
            ? Optional.of(promote(place, training.training()))
            : Optional.empty();
    self.commandLine().getOut().print(json.wanted() ? told.json(promoted) : told.text(promoted));
    return promoted.map(PromoteTold::exit).orElse(told.exit()).number();
  }

  private PromoteTold promote(DatasetPlace place, Training training)
      throws IOException, Superseded {
    PromoteModel promotion = new PromoteModel(place.storage(), place.root(), place.dataset());
    PromoteModel.Plan plan =
        promotion.plan(Optional.of(training.name()), GateOfSpec.of(dataset.spec()));
    if (!plan.answer().isPassed()) {
      return new PromoteTold(place, plan, PromoteTold.Outcome.KEPT_BACK);
    }
    promotion.perform(plan, "", "launch --promote", Stamps.now());
    return new PromoteTold(place, plan, PromoteTold.Outcome.PROMOTED);
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

  private static void requireLocal(String directory) {
    if (directory.contains("://")) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "the version is in "
              + directory
              + ", and workers on this machine read files of this machine: copy the dataset's"
              + " folder here and name where with --root");
    }
  }

  private static VerbFailed noSpec() {
    return new VerbFailed(
        ExitCode.INVALID,
        "what to train stands in a spec's section train: name the spec file, not the dataset");
  }

  private static VerbFailed noTraining() {
    return new VerbFailed(
        ExitCode.INVALID,
        "the spec has no section train; the least of one is `train: {label: FEATURE}`, where the"
            + " feature is a class");
  }
}
