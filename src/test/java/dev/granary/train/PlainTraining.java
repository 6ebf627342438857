package dev.granary.train;

import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.types.TString;

/**
 * The same graph in one plain TensorFlow session: no server, no other worker, batches that lie in
 * memory, nothing written. Prints the seconds of a step.
 */
final class PlainTraining {
  private static final int IN_MEMORY = 32;

  private PlainTraining() {}

  public static void main(String[] arguments) throws Exception {
    Handoff handoff = HandoffJson.read(Path.of(arguments[0]));
    TrainingPlan plan = TrainingPlan.of(handoff);
    Map<String, String> environment = new HashMap<>();
    environment.put("GRANARY_HANDOFF", arguments[0]);
    environment.put("GRANARY_TRAINING_DIR", "unused");
    Model model = plan.model();
    TrainingSession session = new TrainingSession(plan, model, WorkerSettings.of(environment));
    float[] state = new float[session.stateSize()];
    float[] weights = model.layout().start(handoff.seed());
    System.arraycopy(weights, 0, state, 0, weights.length);
    session.adopt(state);
    List<TString> batches = batches(handoff);
    long steps = plan.training().steps();
    long start = 0;
    for (long step = 0; step < steps; step++) {
      if (step == steps / 3) {
        start = System.nanoTime();
      }
      session.compute(batches.get((int) (step % batches.size())));
      session.apply(step);
    }
    System.out.println((System.nanoTime() - start) / 1e9 / (steps - steps / 3));
    Runtime.getRuntime().halt(0);
  }

  private static List<TString> batches(Handoff handoff) throws Exception {
    List<TString> batches = new ArrayList<>();
    GlobalBatches of = GlobalBatches.of(handoff, "train", 0, 1);
    try (SplitReader reader = new SplitReader(Path.of(handoff.directory()), handoff, "train")) {
      for (int step = 0; step < IN_MEMORY; step++) {
        batches.add(Batch.tensor(of.batch(step).stream().map(reader::read).toArray(byte[][]::new)));
      }
    }
    return batches;
  }
}
