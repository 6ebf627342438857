package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.record.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether every part of the data that must be there is, with enough records. */
public final class SlicesGate {
  private final String field;
  private final List<String> required;
  private final long minRecords;
  private final Severity severity;

  public SlicesGate(String field, List<String> required, long minRecords, Severity severity) {
    this.field = field;
    this.required = List.copyOf(required);
    this.minRecords = minRecords;
    this.severity = severity;
  }

  /** Judges by the records of each value, where they were counted. */
  public GateOutcome judge(Optional<? extends Map<String, Long>> counted) {
    if (counted.isEmpty()) {
      return about("not counted").fails("nobody counted the values of %s", field);
    }
    List<String> lacking = new ArrayList<>();
    for (String value : required) {
      long records = counted.get().getOrDefault(value, 0L);
      if (records < minRecords) {
        lacking.add(value + ": " + (records == 0 ? "missing" : records + " records"));
      }
    }
    if (lacking.isEmpty()) {
      return about("all " + required.size() + " slices have enough")
          .passes("every slice that must be there has enough records");
    }
    return about(String.join(", ", lacking))
        .fails(
            "too few records of %s = %s; see where they went in the funnel and whether a delivery"
                + " is missing, or change gates.slices",
            field, String.join(", ", lacking));
  }

  private Observation about(String observed) {
    return new Observation(
            "slices." + field, observed, "at least " + Math.max(1, minRecords) + " records each")
        .setBy("gates.slices")
        .weighing(severity);
  }
}
