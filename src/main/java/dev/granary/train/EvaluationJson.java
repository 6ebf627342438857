package dev.granary.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.handoff.Handoff;
import java.util.List;

/** An evaluation as {@code evaluation.json}. What cannot be said is not there. */
final class EvaluationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  static byte[] of(Handoff handoff, TrainingPlan plan, Evaluation evaluation)
      throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(handoff, plan, evaluation));
  }

  /** Of the model of another training, judged by the same records. */
  static byte[] ofRival(String training, Handoff handoff, TrainingPlan plan, Evaluation evaluation)
      throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(tree(handoff, plan, evaluation).put("training", training));
  }

  private static ObjectNode tree(Handoff handoff, TrainingPlan plan, Evaluation evaluation) {
    List<String> names = plan.model().target().names();
    ObjectNode json =
        JSON.createObjectNode()
            .put("formatVersion", 1)
            .put("dataset", handoff.dataset())
            .put("version", handoff.version())
            .put("contentDigest", handoff.contentDigest())
            .put("split", plan.training().validation())
            .put("step", plan.training().steps())
            .put("label", plan.model().target().label().name())
            .put("records", evaluation.read())
            .put("counted", evaluation.overall().records());
    ObjectNode overall = json.putObject("overall");
    put(evaluation.overall(), names, overall);
    confusion(evaluation.overall().confusion(), overall.putArray("confusion"));
    reliability(evaluation.overall().calibration(), overall.putArray("reliability"));
    ArrayNode slices = json.putArray("slices");
    evaluation
        .slices()
        .forEach((feature, scores) -> slice(feature.name(), scores.shown(), names, slices));
    return json;
  }

  private static void slice(
      String feature, SliceScores.Shown shown, List<String> names, ArrayNode to) {
    ObjectNode slice = to.addObject().put("feature", feature);
    ArrayNode values = slice.putArray("values");
    for (SliceScores.Slice value : shown.values()) {
      put(value.scores(), names, values.addObject().put("value", value.value()));
    }
    if (shown.others().records() > 0) {
      put(shown.others(), names, slice.putObject("others").put("values", shown.grouped()));
    }
  }

  private static void put(Scores scores, List<String> names, ObjectNode to) {
    Confusion confusion = scores.confusion();
    to.put("n", scores.records());
    proportion(confusion.accuracy(), to.putObject("accuracy"));
    to.put("macroF1", confusion.macroF1()).put("logLoss", scores.logLoss());
    scores.macroArea().ifPresent(area -> to.put("auc", area));
    to.put("calibrationError", scores.calibration().error());
    ArrayNode classes = to.putArray("classes");
    for (int of = 0; of < names.size(); of++) {
      ObjectNode json =
          classes
              .addObject()
              .put("label", names.get(of))
              .put("n", confusion.actual(of))
              .put("predicted", confusion.predicted(of));
      proportion(confusion.precision(of), json.putObject("precision"));
      proportion(confusion.recall(of), json.putObject("recall"));
      json.put("f1", confusion.f1(of));
      scores.area(of).ifPresent(area -> json.put("auc", area));
    }
  }

  private static void proportion(Proportion proportion, ObjectNode to) {
    to.put("value", proportion.value()).put("low", proportion.low()).put("high", proportion.high());
  }

  private static void confusion(Confusion confusion, ArrayNode rows) {
    for (int actual = 0; actual < confusion.classes(); actual++) {
      ArrayNode row = rows.addArray();
      for (int predicted = 0; predicted < confusion.classes(); predicted++) {
        row.add(confusion.count(actual, predicted));
      }
    }
  }

  private static void reliability(Calibration calibration, ArrayNode bins) {
    for (int bin = 0; bin < Calibration.BINS; bin++) {
      Proportion accuracy = calibration.accuracy(bin);
      if (accuracy.whole() > 0) {
        proportion(
            accuracy,
            bins.addObject()
                .put("from", (double) bin / Calibration.BINS)
                .put("to", (bin + 1.0) / Calibration.BINS)
                .put("n", accuracy.whole())
                .put("confidence", calibration.confidence(bin))
                .putObject("accuracy"));
      }
    }
  }
}
