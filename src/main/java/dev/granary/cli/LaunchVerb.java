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
import dev.granary.spec.Spec;
import dev.granary.spec.TrainSpec;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Superseded;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trains on a published version. */
@Command(
    name = "launch",
    description =
        "Check a published version, hand it to workers on this machine, and train the model that"
            + " the spec's section train describes. Workers that are lost are started again.")
final class LaunchVerb implements Callable<Integer> {
  private static final String STEP_SECONDS = "--step-seconds";

  /** What a worker may take beyond its own bounds before it is held frozen. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration START = Duration.ofMinutes(3);

  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final ShardsForWorkers shards = new ShardsForWorkers();

  @Option(
      names = "--hosts",
      paramLabel = "N",
      description = "How many workers share each step. Default: 1.")
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
      description = "Print the hand-off that would be written; nothing is started.")
  private boolean dryRun;

  @picocli.CommandLine.Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException, Superseded {
    requirePositive();
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
    WorkerCommand command = WorkerCommand.ofThisInstallation();
    Path read = shards.ready(place, published, manifest, handoff);
    return train(place, manifest, handoff, command, read);
  }

  private int train(
      DatasetPlace place, Manifest manifest, Handoff handoff, WorkerCommand command, Path read)
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
                "GRANARY_SHARDS", read.toAbsolutePath().toString(),
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
