package dev.granary.launch.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Evaluations as training writes them, with scores of one's choice. */
public final class Evaluations {
  private Evaluations() {}

  /** By one feature, of which two values were judged apart. */
  public static byte[] of(String contentDigest, double macroF1, double ofDay, double ofNight) {
    return """
    {"formatVersion": 1, "dataset": "birds", "version": "1.0.0", "contentDigest": "%s",
     "split": "validation", "step": 40, "label": "damage", "records": 100, "counted": 100,
     "overall": {"n": 100, "accuracy": {"value": 0.7, "low": 0.6, "high": 0.8},
       "macroF1": %s, "logLoss": 0.9, "auc": 0.8, "calibrationError": 0.1,
       "classes": [
         {"label": "None", "n": 80, "predicted": 70,
          "precision": {"value": 0.9, "low": 0.8, "high": 0.95},
          "recall": {"value": 0.8, "low": 0.7, "high": 0.9}, "f1": 0.85},
         {"label": "Mi|nor", "n": 20, "predicted": 30,
          "precision": {"value": 0.4, "low": 0.3, "high": 0.5},
          "recall": {"value": 0.5, "low": 0.4, "high": 0.6}, "f1": 0.44}]},
     "slices": [{"feature": "light", "values": [
       {"value": "day", "n": 60, "accuracy": {"value": 0.75, "low": 0.6, "high": 0.85},
        "macroF1": %s, "logLoss": 0.8, "calibrationError": 0.1},
       {"value": "<night>", "n": 40, "accuracy": {"value": 0.6, "low": 0.45, "high": 0.74},
        "macroF1": %s, "logLoss": 1.1, "calibrationError": 0.1}]}]}
    """
        .formatted(contentDigest, macroF1, ofDay, ofNight)
        .getBytes(StandardCharsets.UTF_8);
  }

  static Evaluated read(String contentDigest, double macroF1, double ofDay, double ofNight) {
    try {
      return Evaluated.of(of(contentDigest, macroF1, ofDay, ofNight), "evaluation.json");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
