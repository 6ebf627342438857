package dev.granary.cli;

import dev.granary.handoff.BegunSteps;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.BuildHandoff;
import dev.granary.launch.Wish;
import dev.granary.launch.local.Gang;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.GangPlan;
import dev.granary.launch.model.ModelGate;
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
import picocli.CommandLine;

/**
 * A training by the built-in trainer, as workers on this machine.
 *
 * @param trainingDirectory where the workers write; one that holds a training is gone on with
 * @param verb for its two streams
 */
record LocalLaunch(
    DatasetArgument dataset,
    String version,
    ShardsForWorkers shards,
    Bounds bounds,
    Optional<Path> trainingDirectory,
    CommandLine verb) {
  /** What a worker may take beyond its own bounds before it is held frozen. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration START = Duration.ofMinutes(3);

  /** How many share a step, how long one may take, and how often all may start again. */
  record Bounds(int workers, int maxRestarts, Duration step) {}

  /** A version, and what the workers are told of it. */
  private record Handed(
      DatasetPlace place, PublishedVersion version, Manifest manifest, Handoff handoff) {}

  /** Prints the hand-off; nothing is written or started. */
  int rehearse() throws IOException {
    verb.getOut().print(new String(HandoffJson.bytes(handed().handoff()), StandardCharsets.UTF_8));
    return ExitCode.DONE.number();
  }

  /**
   * Trains, and promotes what comes of it where there is a gate to pass.
   *
   * @param gate absent: nothing is promoted
   */
  TrainingTold run(Optional<ModelGate> gate) throws IOException, InterruptedException, Superseded {
    Handed handed = handed();
    WorkerCommand command = WorkerCommand.ofThisInstallation();
    Path read = shards.ready(handed.place(), handed.version(), handed.manifest(), handed.handoff());
    RecordedTraining training =
        RecordedTraining.begin(handed.place(), handed.handoff(), "local", trainingDirectory);
    LaunchScreen screen = new LaunchScreen(verb.getErr(), handed.handoff(), System::nanoTime);
    GangPlan plan = plan(command, handed.handoff(), training.directory(), read);
    GangOutcome outcome = new Gang(plan, screen, System::nanoTime).run();
    training.end(outcome, BegunSteps.most(training.directory()), handed.manifest());
    boolean isTrained = outcome instanceof GangOutcome.Finished;
    Optional<PromoteTold> promoted =
        isTrained && gate.isPresent()
            ? Optional.of(promote(handed.place(), training.training(), gate.get()))
            : Optional.empty();
    return new TrainingTold(
        training.training().name(), handed.handoff(), training.directory(), outcome, promoted);
  }

  private Handed handed() throws IOException {
    DatasetPlace place = dataset.place();
    Spec spec = dataset.spec().orElseThrow(LocalLaunch::noSpec);
    TrainSpec train = spec.train().orElseThrow(LocalLaunch::noTraining);
    Versions versions = place.versions();
    PublishedVersion published = versions.resolve(version);
    Manifest manifest = versions.manifest(published);
    Wish wish = new TrainingWish(train, bounds.workers(), spec.seed()).wish();
    Handoff handoff = BuildHandoff.of(place.storage(), published, manifest, wish);
    return new Handed(place, published, manifest, handoff);
  }

  private GangPlan plan(WorkerCommand command, Handoff handoff, Path directory, Path read)
      throws IOException {
    Path file = directory.resolve("handoff.json");
    HandoffJson.write(handoff, file);
    return new GangPlan(
        command.words(),
        Map.of(
            "GRANARY_HANDOFF", file.toAbsolutePath().toString(),
            "GRANARY_TRAINING_DIR", directory.toAbsolutePath().toString(),
            "GRANARY_SHARDS", read.toAbsolutePath().toString(),
            "GRANARY_STEP_SECONDS", Long.toString(bounds.step().toSeconds()),
            "GRANARY_START_SECONDS", Long.toString(START.toSeconds()),
            "TF_CPP_MIN_LOG_LEVEL", "2"),
        directory.resolve("logs"),
        bounds.workers(),
        START.plus(GRACE),
        bounds.step().plus(GRACE),
        bounds.maxRestarts());
  }

  private static PromoteTold promote(DatasetPlace place, Training training, ModelGate gate)
      throws IOException, Superseded {
    PromoteModel promotion = new PromoteModel(place.storage(), place.root(), place.dataset());
    PromoteModel.Plan plan = promotion.plan(Optional.of(training.name()), gate);
    if (!plan.answer().isPassed()) {
      return new PromoteTold(place, plan, PromoteTold.Outcome.KEPT_BACK);
    }
    promotion.perform(plan, "", "launch --promote", Stamps.now());
    return new PromoteTold(place, plan, PromoteTold.Outcome.PROMOTED);
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
