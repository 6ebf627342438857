package dev.granary.train;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** What the first worker does by itself after the last step: judge the model, and export it. */
final class Finish {
  private static final double NEAR = 1e-6;
  private static final int TRIED = 256;

  private final WorkerSettings settings;
  private final Handoff handoff;
  private final TrainingPlan plan;
  private final Surroundings around;
  private final Duration bound;

  Finish(WorkerSettings settings, Handoff handoff, TrainingPlan plan, Surroundings around) {
    this.settings = settings;
    this.handoff = handoff;
    this.plan = plan;
    this.around = around;
    this.bound = settings.startBound().plus(settings.stepBound());
  }

  void finish(float[] state, Path data) throws IOException {
    expect("evaluating", 0);
    try (InferenceGraph graph = new InferenceGraph(plan.model(), state);
        SplitReader reader = new SplitReader(data, handoff, plan.training().validation())) {
      Evaluation evaluation = Evaluation.of(graph, reader, read -> expect("evaluating", read));
      tell(evaluation);
      judgeRival(graph, reader);
      expect("exporting", 0);
      export(graph, reader);
    }
  }

  private void tell(Evaluation evaluation) throws IOException {
    Disk.replace(
        settings.directory().resolve("evaluation.json"),
        EvaluationJson.of(handoff, plan, evaluation));
    Map<String, Double> values = new LinkedHashMap<>();
    put("", evaluation.overall(), values);
    evaluation
        .slices()
        .forEach(
            (feature, scores) ->
                scores
                    .shown()
                    .values()
                    .forEach(
                        slice ->
                            put(
                                "slice/" + feature.name() + "/" + slice.value() + "/",
                                slice.scores(),
                                values)));
    long steps = plan.training().steps();
    try (EventFile events =
        EventFile.open(settings.directory().resolve("events/validation"), steps, around.clock())) {
      events.add(steps, values);
    }
    Scores overall = evaluation.overall();
    around
        .progress()
        .tell(
            Progress.event("evaluated")
                .put("records", overall.records())
                .put("accuracy", overall.confusion().accuracy().value())
                .put("macroF1", overall.confusion().macroF1())
                .put("logLoss", overall.logLoss()));
  }

  /** One that cannot read these records is no reason to lose the new model. */
  private void judgeRival(InferenceGraph graph, SplitReader reader) throws IOException {
    Path told = settings.directory().resolve("rival.json");
    Files.deleteIfExists(told);
    if (settings.rival().isEmpty()) {
      return;
    }
    Path folder = settings.rival().get();
    expect("judging the model that is served", 0);
    try (Rival rival = Rival.load(folder, plan.model().target().names())) {
      Evaluation evaluation =
          Evaluation.of(
              graph, rival, reader, read -> expect("judging the model that is served", read));
      String training = folder.getFileName().toString();
      Disk.replace(told, EvaluationJson.ofRival(training, handoff, plan, evaluation));
    } catch (RuntimeException e) {
      around
          .progress()
          .warn("The model that is served cannot be asked about these records: " + e.getMessage());
    }
  }

  private static void put(String before, Scores scores, Map<String, Double> values) {
    values.put(before + "accuracy", scores.confusion().accuracy().value());
    values.put(before + "macro_f1", scores.confusion().macroF1());
    values.put(before + "log_loss", scores.logLoss());
    values.put(before + "calibration_error", scores.calibration().error());
    scores.macroArea().ifPresent(area -> values.put(before + "auc", area));
  }

  /** Nothing stands there that was not loaded again and found to say the same. */
  private void export(InferenceGraph graph, SplitReader reader) throws IOException {
    Path whole = settings.directory().resolve("saved_model");
    Path part = settings.directory().resolve(".saved_model.part");
    Disk.delete(part);
    try {
      graph.export(part);
    } catch (RuntimeException e) {
      throw new IOException("the model cannot be written to " + part + ": " + e.getMessage(), e);
    }
    tryOut(graph, reader, part);
    Disk.delete(whole);
    Disk.move(part, whole);
    around.progress().tell(Progress.event("exported").put("directory", whole.toString()));
  }

  private static void tryOut(InferenceGraph graph, SplitReader reader, Path exported) {
    int tried = (int) Math.min(TRIED, reader.files().get(0).records());
    byte[][] records = new byte[tried][];
    for (int record = 0; record < tried; record++) {
      records[record] = reader.read(new RecordPlace(0, record));
    }
    try (TString examples = Batch.tensor(records);
        SavedModelBundle loaded = SavedModelBundle.load(exported.toString(), "serve");
        Result of =
            loaded.function(InferenceGraph.SIGNATURE).call(Map.of(InferenceGraph.INPUT, examples));
        Result here =
            graph.runner().feed(graph.examples, examples).fetch(graph.probabilities).run()) {
      TFloat32 there =
          (TFloat32)
              of.get(InferenceGraph.PROBABILITIES)
                  .orElseThrow(() -> new IllegalStateException("no probabilities are exported"));
      float[][] expected = StdArrays.array2dCopyOf((TFloat32) here.get(0));
      for (int record = 0; record < tried; record++) {
        for (int column = 0; column < expected[record].length; column++) {
          if (Math.abs(expected[record][column] - there.getFloat(record, column)) > NEAR) {
            throw new IllegalStateException(
                "The exported model says something else of record " + record);
          }
        }
      }
    }
  }

  private void expect(String phase, long records) {
    around.watchdog().expect(phase, records, bound);
  }
}
