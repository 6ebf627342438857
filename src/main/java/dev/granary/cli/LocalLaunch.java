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
import java.util.LinkedHashMap;
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
  TrainingTold run(Optional<ModelGate> gate) throws IOException, InterruptedException {
    Handed handed = handed();
    WorkerCommand command = WorkerCommand.ofThisInstallation();
    Path read = shards.ready(handed.place(), handed.version(), handed.manifest(), handed.handoff());
    try (RecordedTraining training =
        RecordedTraining.open(handed.place(), handed.handoff(), "local", trainingDirectory)) {
      GangOutcome outcome = outcome(handed, training, command, read);
      boolean isTrained = outcome instanceof GangOutcome.Finished;
      Optional<PromoteTold> promoted =
          isTrained && gate.isPresent()
              ? Optional.of(promote(handed.place(), training.training(), gate.get()))
              : Optional.empty();
      return new TrainingTold(
          training.training().name(), handed.handoff(), training.directory(), outcome, promoted);
    }
  }

  /** A training that has finished stays as it is: its model may be served. */
  private GangOutcome outcome(
      Handed handed, RecordedTraining training, WorkerCommand command, Path read)
      throws IOException, InterruptedException {
    if (training.isFinished()) {
      verb.getErr()
          .println(
              "granary: training "
                  + training.training().name()
                  + " has finished before: nothing is started");
      training.layBesideTheRecord();
      return new GangOutcome.Finished(0);
    }
    GangPlan plan = plan(command, handed.handoff(), training, read);
    LaunchScreen screen = new LaunchScreen(verb.getErr(), handed.handoff(), System::nanoTime);
    training.start(bounds.workers());
    GangOutcome outcome = new Gang(plan, screen, System::nanoTime).run();
    training.end(outcome, BegunSteps.most(training.directory()), handed.manifest());
    return outcome;
  }

  private Handed handed() throws IOException {
    DatasetPlace place = dataset.place();
    Spec spec = dataset.spec().orElseThrow(LocalLaunch::noSpec);
    TrainSpec train = spec.train().orElseThrow(LocalLaunch::noTraining);
    Versions versions = place.versions();
    PublishedVersion published = CurrentEnough.of(versions, version);
    Manifest manifest = versions.manifest(published);
    Wish wish = new TrainingWish(train, bounds.workers(), spec.seed()).wish();
    Handoff handoff = BuildHandoff.of(place.storage(), published, manifest, wish);
    return new Handed(place, published, manifest, handoff);
  }

  private GangPlan plan(
      WorkerCommand command, Handoff handoff, RecordedTraining training, Path read)
      throws IOException {
    Path directory = training.directory();
    Path file = directory.resolve("handoff.json");
    HandoffJson.write(handoff, file);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("GRANARY_HANDOFF", file.toAbsolutePath().toString());
    environment.put("GRANARY_TRAINING_DIR", directory.toAbsolutePath().toString());
    environment.put("GRANARY_SHARDS", read.toAbsolutePath().toString());
    environment.put("GRANARY_STEP_SECONDS", Long.toString(bounds.step().toSeconds()));
    environment.put("GRANARY_START_SECONDS", Long.toString(START.toSeconds()));
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    training
        .served()
        .ifPresent(served -> environment.put("GRANARY_RIVAL", served.toAbsolutePath().toString()));
    return new GangPlan(
        command.words(),
        environment,
        directory.resolve("logs"),
        bounds.workers(),
        START.plus(GRACE),
        bounds.step().plus(GRACE),
        bounds.maxRestarts());
  }

  private static PromoteTold promote(DatasetPlace place, Training training, ModelGate gate)
      throws IOException {
    PromoteModel promotion = new PromoteModel(place.storage(), place.root(), place.dataset());
    PromoteModel.Plan plan = promotion.plan(Optional.of(training.name()), gate);
    return new PromoteTold(place, plan, outcome(promotion, plan));
  }

  /** What was trained is told whatever comes of its promotion. */
  private static PromoteTold.Outcome outcome(PromoteModel promotion, PromoteModel.Plan plan)
      throws IOException {
    if (plan.isDone()) {
      return PromoteTold.Outcome.UNCHANGED;
    }
    if (!plan.answer().isPassed()) {
      return PromoteTold.Outcome.KEPT_BACK;
    }
    try {
      promotion.perform(plan, "", "launch --promote", Stamps.now());
      return PromoteTold.Outcome.PROMOTED;
    } catch (Superseded another) {
      return PromoteTold.Outcome.OVERTAKEN;
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
