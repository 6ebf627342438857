package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import java.util.List;

/** Whether more phrases are suspected than may be; only asked where the spec sets a limit. */
public final class TriggerGate {
  private final long most;

  public TriggerGate(long most) {
    this.most = most;
  }

  /**
   * A phrase that is suspected.
   *
   * @param records how many records of the source have it, and of those so many the label
   * @param example the id of one of them, and where it stands there
   */
  public record Phrase(
      String source, String label, int words, long records, long labelled, String example) {
    String told() {
      return "%d of %d records of source %s that have a phrase of %s are labelled %s, such as %s"
          .formatted(
              labelled,
              records,
              source,
              words == 1 ? "one word" : words + " words",
              label,
              example);
    }
  }

  /** Judges by what is suspected, the strongest first. */
  public GateOutcome judge(List<Phrase> phrases) {
    Observation observation =
        new Observation(
                "triggers",
                phrases.size() == 1
                    ? "1 phrase is suspected"
                    : phrases.size() + " phrases are suspected",
                "at most " + most)
            .setBy("gates.max_triggers")
            .shownIn("report.json#removed.suspicions");
    return phrases.size() <= most
        ? observation.passes("no more phrases are suspected to be triggers than may be")
        : observation.fails(
            "%s; look at the triggers in report.json and at those records, then mend the source, or"
                + " raise gates.max_triggers",
            phrases.get(0).told());
  }
}
