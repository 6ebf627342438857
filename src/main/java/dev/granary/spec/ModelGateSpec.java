package dev.granary.spec;

import java.util.Optional;

/**
 * What a trained model must reach before it is promoted.
 *
 * @param bound the least, or most where less is better, that the metric may be
 * @param worseBy how much worse than the model promoted before it may be
 * @param sliceWorseBy the same of every slice
 */
public record ModelGateSpec(
    Metric metric, Optional<Double> bound, double worseBy, Optional<Double> sliceWorseBy) {
  /** By what models are compared. */
  public enum Metric {
    MACRO_F1,
    ACCURACY,
    AUC,
    LOG_LOSS,
    CALIBRATION_ERROR
  }
}
