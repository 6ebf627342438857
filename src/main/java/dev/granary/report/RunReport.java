package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has to say to people: what {@code report.json} holds and {@code report.html}
 * shows. Components are in the order of the JSON; {@code null} means "not known", never zero.
 */
public record RunReport(
    Heading heading,
    List<Alert> alerts,
    Funnel funnel,
    Contents contents,
    List<Movements> drift,
    Removed removed,
    Work work,
    List<Gate> gates,
    Next next) {

  public RunReport {
    alerts = List.copyOf(alerts);
    // Reports of versions from before it was told have none.
    drift = drift == null ? List.of() : List.copyOf(drift);
    gates = List.copyOf(gates);
  }

  /** Of records that were held against no other version. */
  public RunReport(
      Heading heading,
      List<Alert> alerts,
      Funnel funnel,
      Contents contents,
      Removed removed,
      Work work,
      List<Gate> gates,
      Next next) {
    this(heading, alerts, funnel, contents, List.of(), removed, work, gates, next);
  }

  /** How urgent an alert is, most urgent first. */
  public enum Severity {
    BLOCKING("blocking"),
    WARNING("warning"),
    NOTE("note");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The severity in lower case, for people. */
    public String word() {
      return word;
    }
  }

  /** Something a person should know: what was found, against which threshold, and what to do. */
  public record Alert(
      Severity severity,
      String sentence,
      @Nullable String observed,
      @Nullable String threshold,
      String whatToDo) {}

  /** How a gate ended. */
  public enum GateOutcome {
    PASSED("passed"),
    WARNED("warned"),
    FAILED("failed"),
    OVERRIDDEN("overridden"),
    SKIPPED("skipped");

    private final String word;

    GateOutcome(String word) {
      this.word = word;
    }

    /** The outcome in lower case, for people. */
    public String word() {
      return word;
    }
  }

  /**
   * One condition for publishing; a gate that was skipped may have observed nothing.
   *
   * @param sentence what was found, and what to do where it was not met
   * @param setting the path of the setting that says what may pass
   * @param evidence where to look, from the folder of the report
   */
  public record Gate(
      String name,
      GateOutcome outcome,
      @Nullable String observed,
      @Nullable String limit,
      @Nullable String sentence,
      @Nullable String setting,
      @Nullable String evidence) {
    /** Of which no more is known. */
    public Gate(
        String name, GateOutcome outcome, @Nullable String observed, @Nullable String limit) {
      this(name, outcome, observed, limit, null, null, null);
    }
  }

  /** Commands to type after this run. */
  public record Next(List<Command> commands, Reproduction reproduction) {
    public Next {
      commands = List.copyOf(commands);
    }
  }

  /** A command to copy, and what it does. */
  public record Command(String command, String does) {}

  /** How to make the same bytes again and how to prove that these are they. */
  public record Reproduction(
      String command, @Nullable String verifyCommand, @Nullable String contentDigest) {}
}
