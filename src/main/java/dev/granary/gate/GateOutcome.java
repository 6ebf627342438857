package dev.granary.gate;

import dev.granary.record.Severity;
import java.util.Locale;
import java.util.Optional;

/**
 * How one condition came out.
 *
 * @param sentence what was found, and what to do where it was not met
 */
public record GateOutcome(
    String gate, Verdict verdict, String observed, String limit, String sentence, Basis basis) {
  /** Whether a version may pass. A gate that cannot be judged has failed. */
  public enum Verdict {
    PASSED,
    /** Not met, but of the kind that is only told. */
    WARNED,
    FAILED,
    /** Not met, and passed because somebody took the blame for it. */
    OVERRIDDEN
  }

  /**
   * What a condition rests on.
   *
   * @param severity what it means that it is not met
   * @param setting the path of the setting that says so, such as {@code gates.min_records}
   * @param evidence where to look, from the version's folder or the run's, such as {@code
   *     statistics/drift.json#speed}
   */
  public record Basis(Severity severity, Optional<String> setting, Optional<String> evidence) {
    static final Basis BLOCKING = new Basis(Severity.FAIL, Optional.empty(), Optional.empty());
  }

  /** Of a condition that always holds: it blocks, and nobody set it. */
  public GateOutcome(String gate, Verdict verdict, String observed, String limit, String sentence) {
    this(gate, verdict, observed, limit, sentence, Basis.BLOCKING);
  }

  /** Whether nothing may be published. */
  public boolean failed() {
    return verdict == Verdict.FAILED;
  }

  public boolean warned() {
    return verdict == Verdict.WARNED;
  }

  public boolean overridden() {
    return verdict == Verdict.OVERRIDDEN;
  }

  /** The same with another verdict, and something more to say. */
  GateOutcome ruled(Verdict other, String more) {
    return new GateOutcome(gate, other, observed, limit, sentence + "; " + more, basis);
  }

  /** What a gate looked at, before it says how that came out. */
  record Observation(String gate, String observed, String limit, Basis basis) {
    Observation(String gate, String observed, String limit) {
      this(gate, observed, limit, Basis.BLOCKING);
    }

    /** What is not met weighs so much. */
    Observation weighing(Severity severity) {
      return on(new Basis(severity, basis.setting(), basis.evidence()));
    }

    /** The limit was set there. */
    Observation setBy(String setting) {
      return on(new Basis(basis.severity(), Optional.of(setting), basis.evidence()));
    }

    /** Who wants to know more looks there. */
    Observation shownIn(String evidence) {
      return on(new Basis(basis.severity(), basis.setting(), Optional.of(evidence)));
    }

    GateOutcome passes(String sentence, Object... values) {
      return outcome(Verdict.PASSED, sentence, values);
    }

    /** The condition is not met: that blocks, unless it weighs only a warning. */
    GateOutcome fails(String sentence, Object... values) {
      return basis.severity() == Severity.WARN
          ? warns(sentence, values)
          : outcome(Verdict.FAILED, sentence, values);
    }

    /** Something a person should know, which blocks nothing however much it weighs. */
    GateOutcome warns(String sentence, Object... values) {
      return outcome(Verdict.WARNED, sentence, values);
    }

    private Observation on(Basis other) {
      return new Observation(gate, observed, limit, other);
    }

    private GateOutcome outcome(Verdict verdict, String sentence, Object... values) {
      return new GateOutcome(
          gate, verdict, observed, limit, String.format(Locale.ROOT, sentence, values), basis);
    }
  }
}
