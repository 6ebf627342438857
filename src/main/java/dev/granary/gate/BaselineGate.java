package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;

/** Whether there is a version to hold records against. */
public final class BaselineGate {
  private BaselineGate() {}

  /** This is the first version. */
  public static GateOutcome none() {
    return observation("last", "no earlier version")
        .passes("there is no earlier version to hold the records against");
  }

  /** The version before was made when none were kept yet. */
  public static GateOutcome withoutStatistics(String version) {
    return observation("last", "version " + version + " keeps no statistics")
        .passes("records are held against earlier ones from the next version on");
  }

  /** What cannot be judged has not passed. */
  public static GateOutcome unusable(String version, String why) {
    return observation(version, "version " + version + " cannot be used")
        .fails(
            "records cannot be held against version %s: %s; mend gates.drift.against",
            version, why);
  }

  private static Observation observation(String which, String observed) {
    return new Observation("drift.baseline." + which, observed, "a version with statistics")
        .setBy("gates.drift.against");
  }
}
