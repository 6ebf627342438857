package dev.granary.spec;

import dev.granary.spec.ModelGateSpec.Metric;
import java.util.List;

/** The keys of the gate that a trained model must pass. */
final class ModelGateKeys {
  private static final Key<Metric> METRIC =
      Key.of("metric", Choice.of(Metric.class), Metric.MACRO_F1, "By what models are compared.");
  private static final Key<Double> BOUND =
      Key.optional(
          "bound",
          Decimal.atLeast(0),
          "What the metric must be at least, or at most for log_loss and calibration_error;"
              + " without this key anything.");
  private static final Key<Double> WORSE_BY =
      Key.of(
          "worse_by",
          Decimal.atLeast(0),
          0.01,
          "How much worse than the model promoted before it may be.");
  private static final Key<Double> SLICE_WORSE_BY =
      Key.optional(
          "slice_worse_by",
          Decimal.atLeast(0),
          "The same for every slice of the evaluation; without this key slices keep none back.");

  static final Section<ModelGateSpec> SECTION =
      Section.of(
          List.of(METRIC, BOUND, WORSE_BY, SLICE_WORSE_BY),
          found ->
              new ModelGateSpec(
                  found.value(METRIC),
                  found.maybe(BOUND),
                  found.value(WORSE_BY),
                  found.maybe(SLICE_WORSE_BY)));

  private ModelGateKeys() {}
}
