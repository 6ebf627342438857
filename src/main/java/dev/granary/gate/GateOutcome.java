package dev.granary.gate;

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

  static GateOutcome of(
      String gate, boolean holds, String observed, String limit, String sentence) {
    return new GateOutcome(
        gate, holds ? Verdict.PASSED : Verdict.FAILED, observed, limit, sentence);
  }
}
