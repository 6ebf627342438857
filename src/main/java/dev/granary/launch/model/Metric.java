package dev.granary.launch.model;

import java.util.Locale;

/** By what models are compared. */
public enum Metric {
  MACRO_F1("/macroF1", 1),
  ACCURACY("/accuracy/value", 1),
  AUC("/auc", 1),
  LOG_LOSS("/logLoss", -1),
  CALIBRATION_ERROR("/calibrationError", -1);

  private final String place;
  private final int sign;

  Metric(String place, int sign) {
    this.place = place;
    this.sign = sign;
  }

  /** Where it stands among the scores in {@code evaluation.json}. */
  String place() {
    return place;
  }

  /** How much worse one value is than another; negative where it is better. */
  double worseBy(double value, double than) {
    return sign * (than - value);
  }

  /** Its name in a spec and in sentences. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word between it and a bound that it must keep. */
  String bounded() {
    return sign > 0 ? "at least" : "at most";
  }
}
