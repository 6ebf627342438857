package dev.granary.pipeline.inprocess.beam;

import java.io.Serializable;
import java.util.List;

/**
 * How one of Beam's tests went.
 *
 * @param type its class, without the package
 * @param method its method, and its parameters if there are any
 * @param categories what Beam says that it uses
 * @param pipelines how many pipelines it gave to the runner
 * @param refusals what the runner said against each pipeline that it did not take
 * @param ending how it ended, as JUnit sees it
 * @param told what was thrown, or why it was skipped
 */
record Outcome(
    String type,
    String method,
    List<String> categories,
    int pipelines,
    List<List<String>> refusals,
    Ending ending,
    String told)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  String test() {
    return type + "." + method;
  }

  /** Beam left the test out, or the test left itself out. */
  boolean isSkipped() {
    return ending == Ending.SKIPPED;
  }

  boolean isPassed() {
    return ending == Ending.PASSED && refusals.isEmpty();
  }

  /** It passed, but says nothing of the runner. */
  boolean isIdle() {
    return isPassed() && pipelines == 0;
  }

  /**
   * The runner took nothing of what the test gave it. Some such tests still come to an end of their
   * own, since they expect an error; so what was thrown does not count, and a success would not.
   */
  boolean isRefused() {
    return !isSkipped() && !refusals.isEmpty() && refusals.size() == pipelines;
  }

  /** Something ran, and it was not as Beam wants it. */
  boolean isWrong() {
    return !isSkipped() && !isPassed() && !isRefused();
  }

  /** What the runner lacks for this test, in its own words, without steps and details. */
  List<String> lacks() {
    return refusals.stream()
        .flatMap(List::stream)
        .map(reason -> reason.split(": ", -1)[1])
        .distinct()
        .sorted()
        .toList();
  }

  /** How a test ends, as JUnit sees it. */
  enum Ending {
    PASSED,
    FAILED,
    SKIPPED
  }
}
