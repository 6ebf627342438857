package dev.granary.gate;

import java.util.Locale;

/**
 * How one condition came out.
 *
 * @param sentence what was found, and what to do where it failed
 */
public record GateOutcome(
    String gate, Verdict verdict, String observed, String limit, String sentence) {
  /** Whether a version may pass. A gate that cannot be judged has failed. */
  public enum Verdict {
    PASSED,
    FAILED
  }

  public boolean failed() {
    return verdict == Verdict.FAILED;
  }

  /** What a gate looked at, before it says how that came out. */
  record Observation(String gate, String observed, String limit) {
    GateOutcome passes(String sentence, Object... values) {
      return outcome(Verdict.PASSED, String.format(Locale.ROOT, sentence, values));
    }

    GateOutcome fails(String sentence, Object... values) {
      return outcome(Verdict.FAILED, String.format(Locale.ROOT, sentence, values));
    }

    private GateOutcome outcome(Verdict verdict, String sentence) {
      return new GateOutcome(gate, verdict, observed, limit, sentence);
    }
  }
}
