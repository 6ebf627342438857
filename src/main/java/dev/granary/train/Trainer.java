package dev.granary.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.handoff.BegunSteps;
import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.RecordPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tensorflow.types.TString;

/** One worker's part in a training, from what was kept of it to its last step. */
final class Trainer {
  /** What the normalisation is learned from, at most: more would hardly change it. */
  private static final long SAMPLE = 100_000;

  private final WorkerSettings settings;
  private final Handoff handoff;
  private final TrainingPlan plan;
  private final Model model;
  private final Surroundings around;
  private final TrainingSession session;
  private final Checkpoints checkpoints;

  Trainer(
      WorkerSettings settings,
      Handoff handoff,
      TrainingPlan plan,
      Model model,
      Surroundings around) {
    this.settings = settings;
    this.handoff = handoff;
    this.plan = plan;
    this.model = model;
    this.around = around;
    this.session = new TrainingSession(plan, model, settings);
    this.checkpoints =
        new Checkpoints(
            settings.directory().resolve("checkpoints"),
            plan.identity(),
            model.layout().parameters(),
            around.progress()::warn);
  }

  /** Tells the state after the last step. */
  float[] train(SplitReader reader) throws IOException, InterruptedException {
    long step = begin(reader);
    long steps = plan.training().steps();
    GlobalBatches batches =
        GlobalBatches.of(
            handoff,
            plan.training().split(),
            settings.cluster().process(),
            settings.cluster().size());
    BegunSteps begun = BegunSteps.of(settings.directory(), settings.cluster().process());
    around.progress().tell(started(step));
    try (StepLog log = StepLog.open(settings, plan, step, around);
        BatchReader ahead =
            new BatchReader(reader, batches, step, steps, settings.recordBatches())) {
      for (; step < steps; step++) {
        begun.begin(step);
        step(step, ahead, reader, log);
        if ((step + 1) % plan.training().checkpointEvery() == 0 || step + 1 == steps) {
          save(step + 1);
        }
      }
    }
    float[] state = session.state();
    expect("ending together", steps);
    session.largest(steps, steps, steps);
    return state;
  }

  private ObjectNode started(long step) {
    return Progress.event("started")
        .put("process", settings.cluster().process())
        .put("processes", settings.cluster().size())
        .put("step", step)
        .put("steps", plan.training().steps())
        .put("parameters", model.layout().size());
  }

  private long begin(SplitReader reader) throws IOException, InterruptedException {
    around.watchdog().expect("starting", 0, slack(settings.startBound()));
    Optional<Checkpoint> kept =
        settings.cluster().isFirst() ? checkpoints.newest() : Optional.empty();
    float[] state = new float[session.stateSize()];
    if (kept.isPresent()) {
      state = kept.get().state();
    } else if (settings.cluster().isFirst()) {
      begin(state, reader);
    }
    around.watchdog().expect("waiting for all workers", 0, slack(settings.startBound()));
    Peers.await(settings.cluster(), settings.startBound(), around.nanos());
    around.watchdog().expect("agreeing with all workers", 0, slack(settings.startBound()));
    long step = agree(kept.map(Checkpoint::step).orElse(0L));
    session.adopt(state);
    return step;
  }

  /** All workers must be told the same; the step is that of the first. */
  private long agree(long step) {
    long identity = Long.parseUnsignedLong(plan.identity().substring(0, 15), 16);
    long[] largest = session.largest(identity, -identity, step);
    if (largest[0] != -largest[1]) {
      throw WorkerFailed.of(
          FailureKind.SETTINGS,
          "The workers were handed different trainings: give all of them the same hand-off");
    }
    return largest[2];
  }

  /** Weights by the seed, no memory, and the normalisation of the first lane's first records. */
  private void begin(float[] state, SplitReader reader) {
    float[] weights = model.layout().start(handoff.seed());
    System.arraycopy(weights, 0, state, 0, weights.length);
    Normalisation normalisation = new Normalisation(model.encoder().numbers());
    if (model.encoder().numbers() > 0) {
      GlobalBatches firstLane =
          GlobalBatches.of(handoff, plan.training().split(), 0, handoff.lanes());
      long seen = 0;
      for (long step = 0; step < firstLane.stepsPerEpoch() && seen < SAMPLE; step++) {
        List<RecordPlace> places = firstLane.batch(step);
        byte[][] records = places.stream().map(reader::read).toArray(byte[][]::new);
        try (TString examples = Batch.tensor(records)) {
          show(examples, places, reader, normalisation);
        }
        seen += records.length;
      }
    }
    float[] learned = normalisation.learned();
    System.arraycopy(learned, 0, state, state.length - learned.length, learned.length);
  }

  private void show(
      TString examples, List<RecordPlace> places, SplitReader reader, Normalisation normalisation) {
    try {
      session.show(examples, normalisation);
    } catch (RuntimeException e) {
      throw Unparsable.named(e, examples, places, model.trained(), reader);
    }
  }

  private void compute(Batch batch, SplitReader reader) {
    try {
      session.compute(batch.examples());
    } catch (RuntimeException e) {
      throw Unparsable.named(e, batch.examples(), batch.places(), model.trained(), reader);
    }
  }

  private void step(long step, BatchReader ahead, SplitReader reader, StepLog log)
      throws InterruptedException {
    expect("reading", step);
    long start = around.nanos().getAsLong();
    try (Batch batch = ahead.next()) {
      long read = around.nanos().getAsLong();
      expect("computing", step);
      compute(batch, reader);
      long computed = around.nanos().getAsLong();
      expect("reducing", step);
      float loss = session.apply(step);
      long applied = around.nanos().getAsLong();
      if (!Float.isFinite(loss)) {
        throw WorkerFailed.of(
            FailureKind.SETTINGS,
            "The loss of step %d is %s: lower the learning rate".formatted(step, loss));
      }
      log.done(batch, loss, new StepTimes(read - start, computed - read, applied - computed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(long step) throws IOException {
    if (settings.cluster().isFirst()) {
      expect("saving", step);
      Path saved = checkpoints.save(new Checkpoint(step, session.state()));
      around
          .progress()
          .tell(Progress.event("checkpoint").put("step", step).put("directory", saved.toString()));
    }
  }

  private void expect(String phase, long step) {
    around.watchdog().expect(phase, step, slack(settings.stepBound()));
  }

  /** TensorFlow's own bound comes first: it knows what it waited for. */
  private static Duration slack(Duration bound) {
    return bound.plusSeconds(Math.max(2, bound.toSeconds() / 10));
  }
}
